package io.github.dockeroptimize.registry;

import io.github.dockeroptimize.registry.credentials.Login;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Provides credentials to proxies only; those for registries are sent in a header. */
final class ProxyLogins extends Authenticator {

    private final List<Proxy> proxies;

    ProxyLogins(List<Proxy> proxies) {
        this.proxies = List.copyOf(proxies);
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        if (getRequestorType() != RequestorType.PROXY) {
            return null;
        }
        for (Proxy proxy : proxies) {
            if (proxy.host().equalsIgnoreCase(getRequestingHost())
                    && proxy.port() == getRequestingPort()
                    && proxy.login().isPresent()) {
                Login login = proxy.login().get();
                return new PasswordAuthentication(
                        login.username(), login.password().toCharArray());
            }
        }
        return null;
    }
}
