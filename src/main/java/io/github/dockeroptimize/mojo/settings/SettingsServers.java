package io.github.dockeroptimize.mojo.settings;

import io.github.dockeroptimize.registry.credentials.Login;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** The servers of settings.xml as credentials for registries; as in Jib, the server's id is the registry's name. */
public final class SettingsServers {

    private final Settings settings;
    private final SettingsSecrets secrets;

    public SettingsServers(Settings settings, SettingsDecrypter decrypter, Consumer<String> warnings) {
        this.settings = settings;
        this.secrets = new SettingsSecrets(decrypter, warnings);
    }

    /** The credentials for a registry such as {@code registry.example.com:5000}; the id may omit the port. */
    public Optional<Login> login(String registry) {
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
