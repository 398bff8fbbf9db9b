package io.github.dockeroptimize.container;

import java.util.Optional;

/**
 * A proxy that registries are reached through.
 *
 * @param protocol of the registries' addresses: {@code http} or {@code https}
 * @param nonProxyHosts hosts that are reached without it, as the JVM has them: {@code localhost|*.example.com}; may be
 *     empty
 */
public record Proxy(String protocol, String host, int port, Optional<Login> login, String nonProxyHosts) {}
