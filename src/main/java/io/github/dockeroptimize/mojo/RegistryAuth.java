package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.Login;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A login for the registry of one image, {@code <imageAuth>} or {@code <baseImageAuth>}. */
public final class RegistryAuth {

    /** Name at the registry. */
    private @Nullable String username;

    /** Password or token. */
    private @Nullable String password;

    /** For Maven, which makes it from the POM. */
    public RegistryAuth() {}

    RegistryAuth(@Nullable String username, @Nullable String password) {
        this.username = username;
        this.password = password;
    }

    /**
     * The login for the image that is made.
     *
     * @throws InvalidInputException if a username is given without a password, or the other way round
     */
    static Optional<Login> ofImage(@Nullable RegistryAuth configured, Properties userProperties) {
        return first("imageAuth", "jib.to.auth", configured, userProperties);
    }

    /**
     * The login for the image to start from.
     *
     * @throws InvalidInputException if a username is given without a password, or the other way round
     */
    static Optional<Login> ofBaseImage(@Nullable RegistryAuth configured, Properties userProperties) {
        return first("baseImageAuth", "jib.from.auth", configured, userProperties);
    }

    /** The command line before the POM; Jib's properties too, so that a pipeline need not change with the plugin. */
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
        // a variable of a pipeline that isn't set makes an empty one
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
        return new InvalidInputException("'" + missing + "' is missing or empty, but '" + given
                + "' is set; set both, or neither to look for credentials elsewhere");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "RegistryAuth[username=" + username + "]";
    }
}
