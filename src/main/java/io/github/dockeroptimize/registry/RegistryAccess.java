package io.github.dockeroptimize.registry;

import io.github.dockeroptimize.registry.credentials.CredentialSources;
import java.util.List;
import java.util.Map;

/**
 * How to reach registries.
 *
 * @param allowInsecure whether plain HTTP and untrusted (self-signed) certificates are allowed
 * @param mirrors the mirrors to ask before a registry, by its name
 * @param image credentials for the image's registry
 * @param base credentials for the base image's registry and its mirrors
 * @param proxies the HTTP proxies on the way to the registries
 */
public record RegistryAccess(
        boolean allowInsecure,
        Map<String, List<String>> mirrors,
        CredentialSources image,
        CredentialSources base,
        List<Proxy> proxies) {}
