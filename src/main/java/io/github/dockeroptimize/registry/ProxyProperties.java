package io.github.dockeroptimize.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sets system properties for the duration of a call. Jib reads proxies, timeout, and whether it may send credentials over
 * plain HTTP only from there. They apply to the whole JVM, and with {@code mvn -T} the calls of several modules overlap: the
 * first call sets them, and the last one restores them.
 */
public final class ProxyProperties implements AutoCloseable {

    private static final String NON_PROXY_HOSTS = "http.nonProxyHosts";

    /**
     * The properties that are set at the moment, by group; the map is its own lock. It is static because system properties
     * belong to the JVM.
     */
    private static final Map<String, Held> HELD = new HashMap<>();

    private final List<String> groups = new ArrayList<>();

    /** Properties that are set and restored together, and the number of calls that need them. */
    private record Held(Map<String, Optional<String>> before, int calls) {

        Held withCalls(int changed) {
            return new Held(before, changed);
        }
    }

    private ProxyProperties() {}

    /** Sets the proxies until the returned one is closed. */
    public static ProxyProperties apply(List<Proxy> proxies) {
        return apply(proxies, Map.of());
    }

    /**
     * Sets the proxies, and lets the JVM authenticate to a proxy for HTTPS, too, which it refuses by default (java.net's
     * {@code net.properties}). The JVM reads that only before its first connection.
     */
    public static ProxyProperties applyWithLogins(List<Proxy> proxies) {
        boolean logins = proxies.stream().anyMatch(proxy -> proxy.login().isPresent());
        return apply(proxies, logins ? Map.of("jdk.http.auth.tunneling.disabledSchemes", "") : Map.of());
    }

    /**
     * Sets the proxies and other properties until the returned one is closed. The first proxy of a protocol counts; none does
     * if the user has set any of the protocol's proxy properties.
     */
    public static ProxyProperties apply(List<Proxy> proxies, Map<String, String> others) {
        ProxyProperties applied = new ProxyProperties();
        synchronized (HELD) {
            Map<String, String> nonProxyHosts = new LinkedHashMap<>();
            for (Proxy proxy : proxies) {
                if (!applied.groups.contains(proxy.protocol()) && !isSetByUser(proxy.protocol())) {
                    applied.hold(proxy.protocol(), properties(proxy));
                    // one property for both protocols: as with Jib, the last one counts, also over what is there
                    // already, since the JVM itself sets it on macOS
                    if (!proxy.nonProxyHosts().isEmpty()) {
                        nonProxyHosts.put(NON_PROXY_HOSTS, proxy.nonProxyHosts());
                    }
                }
            }
            nonProxyHosts.forEach((name, value) -> applied.hold(name, Map.of(name, value)));
            others.forEach((name, value) -> applied.hold(name, Map.of(name, value)));
        }
        return applied;
    }

    private static boolean isSetByUser(String protocol) {
        return !HELD.containsKey(protocol)
                && List.of("proxyHost", "proxyPort", "proxyUser", "proxyPassword").stream()
                        .anyMatch(property -> System.getProperty(protocol + "." + property) != null);
    }

    private static Map<String, String> properties(Proxy proxy) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(proxy.protocol() + ".proxyHost", proxy.host());
        properties.put(proxy.protocol() + ".proxyPort", Integer.toString(proxy.port()));
        proxy.login().ifPresent(login -> {
            properties.put(proxy.protocol() + ".proxyUser", login.username());
            properties.put(proxy.protocol() + ".proxyPassword", login.password());
        });
        return properties;
    }

    private void hold(String group, Map<String, String> values) {
        Held held = HELD.get(group);
        if (held == null) {
            Map<String, Optional<String>> before = new LinkedHashMap<>();
            values.forEach((name, value) -> before.put(name, Optional.ofNullable(System.setProperty(name, value))));
            held = new Held(before, 0);
        }
        HELD.put(group, held.withCalls(held.calls() + 1));
        groups.add(group);
    }

    /** Restores the properties, if no other call needs them. */
    @Override
    public void close() {
        synchronized (HELD) {
            groups.forEach(ProxyProperties::release);
            groups.clear();
        }
    }

    private static void release(String group) {
        Held held = HELD.remove(group);
        if (held == null) {
            return;
        }
        if (held.calls() > 1) {
            HELD.put(group, held.withCalls(held.calls() - 1));
        } else {
            held.before()
                    .forEach((name, value) -> value.ifPresentOrElse(
                            former -> System.setProperty(name, former), () -> System.clearProperty(name)));
        }
    }
}
