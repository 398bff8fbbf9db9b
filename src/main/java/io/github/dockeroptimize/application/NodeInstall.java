package io.github.dockeroptimize.application;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the installation of a project's dependencies needs.
 *
 * @param manifests the files that decide what is installed; they change less often than the sources
 * @param secrets settings files with credentials, mounted only during the installation
 * @param variables of the environment that settings name, such as a token
 * @param lifecycle the project's own scripts that an installation would run before the sources are copied
 * @param production whether there are production dependencies
 * @param any whether there are dependencies at all
 */
public record NodeInstall(
        List<NodeEntry> manifests,
        List<String> secrets,
        List<String> variables,
        List<String> lifecycle,
        NodePreparation preparation,
        boolean production,
        boolean any) {

    /** The directory that modern Yarn keeps packages in; it is among the manifests where the project contains it. */
    public static final String CACHE_OF_YARN = ".yarn/cache";

    public NodeInstall {
        manifests = List.copyOf(manifests);
        secrets = List.copyOf(secrets);
        variables = List.copyOf(variables);
        lifecycle = List.copyOf(lifecycle);
    }

    /** The same with the packages that the project contains. */
    public NodeInstall withCacheOfYarn() {
        return new NodeInstall(
                Stream.concat(manifests.stream(), Stream.of(new NodeEntry(CACHE_OF_YARN, true)))
                        .sorted()
                        .toList(),
                secrets,
                variables,
                lifecycle,
                preparation,
                production,
                any);
    }
}
