package io.github.dockeroptimize.registry;

import io.github.dockeroptimize.registry.credentials.Login;
import java.util.Optional;

/**
 * A proxy on the way to registries.
 *
 * @param protocol of the registries' addresses, {@code http} or {@code https}
 * @param nonProxyHosts hosts that are reached without it, in the JVM's form {@code localhost|*.example.com}; may be empty
 */
public record Proxy(String protocol, String host, int port, Optional<Login> login, String nonProxyHosts) {}
