package io.github.dockeroptimize.mojo.settings;

import io.github.dockeroptimize.registry.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * The proxies of settings.xml, by Jib's rules: the first active one of each protocol. Maven itself also uses the one
 * for {@code http} for {@code https} if there is no other; Jib doesn't.
 */
public final class SettingsProxies {

    private final Settings settings;
    private final SettingsSecrets secrets;

    public SettingsProxies(Settings settings, SettingsDecrypter decrypter, Consumer<String> warnings) {
        this.settings = settings;
        this.secrets = new SettingsSecrets(decrypter, warnings);
    }

    public List<Proxy> active() {
        return Stream.of("http", "https")
                .flatMap(protocol -> active(protocol).stream())
                .toList();
    }

    private Optional<Proxy> active(String protocol) {
        return settings.getProxies().stream()
                .filter(proxy -> proxy.isActive() && protocol.equals(proxy.getProtocol()) && proxy.getHost() != null)
                .findFirst()
                .map(proxy -> new Proxy(
                        protocol,
                        proxy.getHost(),
                        proxy.getPort(),
                        secrets.of(proxy),
                        Objects.requireNonNullElse(proxy.getNonProxyHosts(), "")));
    }
}
