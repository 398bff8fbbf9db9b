package io.github.dockeroptimize.container;

import java.util.List;
import java.util.Map;

/**
 * How registries may be reached.
 *
 * @param allowInsecure whether plain HTTP and certificates that nobody vouches for will do
 * @param mirrors by the name of a registry, those to ask first for what it holds
 */
public record RegistryAccess(boolean allowInsecure, Map<String, List<String>> mirrors, Credentials credentials) {}
