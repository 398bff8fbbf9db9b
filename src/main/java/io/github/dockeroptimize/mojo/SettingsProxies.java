package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.container.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * The proxies of settings.xml, by Jib's rules: of each protocol the first that is active. Maven itself goes through the
 * one of {@code http} to {@code https} too where there is no other; Jib doesn't.
 */
final class SettingsProxies {

    private final Settings settings;
    private final SettingsSecrets secrets;

    SettingsProxies(Settings settings, SettingsDecrypter decrypter, Consumer<String> warnings) {
        this.settings = settings;
        this.secrets = new SettingsSecrets(decrypter, warnings);
    }

    List<Proxy> active() {
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
