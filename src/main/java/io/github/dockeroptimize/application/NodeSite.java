package io.github.dockeroptimize.application;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A static site that a web server serves.
 *
 * @param tool the name of the build tool, for messages
 * @param output the directory that the build writes the pages to
 * @param singlePage whether one page handles all paths
 * @param base the path that its pages are served below, such as {@code docs/}; empty for the root
 * @param configuration the project's own configuration of the web server
 * @param notes what the user should know about it
 */
public record NodeSite(
        String tool,
        String output,
        boolean singlePage,
        String base,
        Optional<Configuration> configuration,
        List<String> notes)
        implements NodeResult {

    public NodeSite {
        notes = List.copyOf(notes);
    }

    /**
     * A configuration of nginx.
     *
     * @param file its path in the project
     * @param whole whether it is a complete nginx.conf, not only a server block
     * @param ports that it listens on
     * @param root the only directory that it looks for pages in; empty if there are none or several
     * @param writable whether what nginx writes has a place that the image's user can write to
     */
    public record Configuration(
            String file, boolean whole, List<Integer> ports, Optional<String> root, boolean writable) {

        public Configuration {
            ports = List.copyOf(ports);
        }
    }

    @Override
    public <T> T match(Function<NodeServer, T> server, Function<NodeSite, T> site) {
        return site.apply(this);
    }
}
