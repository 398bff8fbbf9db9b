package io.github.dockeroptimize.container;

import java.util.List;
import java.util.Map;

/**
 * How registries may be reached.
 *
 * @param allowInsecure whether plain HTTP and certificates that nobody vouches for will do
 * @param mirrors by the name of a registry, those to ask first for what it holds
 * @param image credentials for the registry that the image goes to
 * @param base credentials for the registry of the base image
 * @param proxies through which registries are reached
 */
public record RegistryAccess(
        boolean allowInsecure,
        Map<String, List<String>> mirrors,
        CredentialSources image,
        CredentialSources base,
        List<Proxy> proxies) {}
