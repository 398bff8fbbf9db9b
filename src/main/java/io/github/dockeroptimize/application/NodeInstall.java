package io.github.dockeroptimize.application;

import java.util.List;

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

    public NodeInstall {
        manifests = List.copyOf(manifests);
        secrets = List.copyOf(secrets);
        variables = List.copyOf(variables);
        lifecycle = List.copyOf(lifecycle);
    }
}
