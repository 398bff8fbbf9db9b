package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.container.Login;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** The servers of settings.xml as logins for registries: the id of the server is the name of the registry, as for Jib. */
final class SettingsServers {

    private final Settings settings;
    private final SettingsSecrets secrets;

    SettingsServers(Settings settings, SettingsDecrypter decrypter, Consumer<String> warnings) {
        this.settings = settings;
        this.secrets = new SettingsSecrets(decrypter, warnings);
    }

    /** The login for a registry such as {@code registry.example.com:5000}; the id may leave out the port. */
    Optional<Login> login(String registry) {
        return server(registry).flatMap(secrets::of);
    }

    private Optional<Server> server(String registry) {
        @Nullable Server exact = settings.getServer(registry);
        int colon = registry.lastIndexOf(':');
        return exact != null || colon < 0
                ? Optional.ofNullable(exact)
                : Optional.ofNullable(settings.getServer(registry.substring(0, colon)));
    }
}
