package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.registry.credentials.Login;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Credentials for the registry of one image, {@code <imageAuth>} or {@code <baseImageAuth>}. */
public final class RegistryAuth {

    /** Username. */
    private @Nullable String username;

    /** Password or token. */
    private @Nullable String password;

    /** Called by Maven, for the POM's configuration. */
    public RegistryAuth() {}

    RegistryAuth(@Nullable String username, @Nullable String password) {
        this.username = username;
        this.password = password;
    }

    /**
     * The credentials for the image.
     *
     * @throws InvalidInputException if only one of username and password is set
     */
    static Optional<Login> ofImage(@Nullable RegistryAuth configured, Properties userProperties) {
        return first("imageAuth", "jib.to.auth", configured, userProperties);
    }

    /**
     * The credentials for the base image.
     *
     * @throws InvalidInputException if only one of username and password is set
     */
    static Optional<Login> ofBaseImage(@Nullable RegistryAuth configured, Properties userProperties) {
        return first("baseImageAuth", "jib.from.auth", configured, userProperties);
    }

    /** The command line takes precedence over the POM. Jib's properties count too, so that pipelines need no change. */
    private static Optional<Login> first(
            String parameter, String jibs, @Nullable RegistryAuth configured, Properties properties) {
        return onCommandLine("docker-optimize." + parameter, properties)
                .or(() -> onCommandLine(jibs, properties))
                .or(() -> Optional.ofNullable(configured)
                        .flatMap(auth -> login(parameter, "'" + parameter + "'", auth.username, auth.password)));
    }

    private static Optional<Login> onCommandLine(String prefix, Properties properties) {
        return login(
                prefix,
                "'-D" + prefix + ".username' and '-D" + prefix + ".password'",
                properties.getProperty(prefix + ".username"),
                properties.getProperty(prefix + ".password"));
    }

    private static Optional<Login> login(
            String prefix, String source, @Nullable String username, @Nullable String password) {
        // an unset variable of a pipeline makes an empty one
        String name = Objects.requireNonNullElse(username, "").strip();
        String secret = Objects.requireNonNullElse(password, "");
        if (name.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        if (name.isEmpty()) {
            throw halfMissing(prefix + ".password", prefix + ".username");
        }
        if (secret.isEmpty()) {
            throw halfMissing(prefix + ".username", prefix + ".password");
        }
        return Optional.of(new Login(name, secret, source));
    }

    private static InvalidInputException halfMissing(String given, String missing) {
        return new InvalidInputException(
                "'" + missing + "' is missing or empty, but '" + given + "' is set",
                "set both, or neither to look for credentials elsewhere");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "RegistryAuth[username=" + username + "]";
    }
}
