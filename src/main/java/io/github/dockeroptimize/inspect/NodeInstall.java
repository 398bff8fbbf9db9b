package io.github.dockeroptimize.inspect;

import java.util.List;

/**
 * What installing a project's dependencies needs.
 *
 * @param manifests what decides what is installed, and changes less often than the sources
 * @param secrets settings that hold credentials, which may be seen only while something is installed
 * @param lifecycle the project's own scripts that an install would run, without the sources they are for
 * @param production whether anything is needed when the program runs
 * @param any whether anything is needed at all
 */
public record NodeInstall(
        List<NodeEntry> manifests, List<String> secrets, List<String> lifecycle, boolean production, boolean any) {

    public NodeInstall {
        manifests = List.copyOf(manifests);
        secrets = List.copyOf(secrets);
        lifecycle = List.copyOf(lifecycle);
    }
}
