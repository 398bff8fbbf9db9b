package io.github.dockeroptimize.inspect;

import java.util.Optional;

/**
 * Pages and scripts that a web server hands out.
 *
 * @param tool what builds them, for people
 * @param output the folder that the build writes them to
 * @param singlePage whether one page serves all paths
 * @param configuration the project's own configuration of the web server
 */
public record NodeSite(String tool, String output, boolean singlePage, Optional<Configuration> configuration)
        implements NodeResult {

    /**
     * A configuration of nginx.
     *
     * @param file where it is in the project
     * @param whole whether it is all of it, and not just a server
     */
    public record Configuration(String file, boolean whole) {}
}
