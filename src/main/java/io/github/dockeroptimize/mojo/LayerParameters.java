package io.github.dockeroptimize.mojo;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that say which dependency goes to which layer. */
abstract class LayerParameters extends Goal {

    /**
     * Maximum number of layers for the release dependencies of a module: 1 to 64, or {@code auto}, which keeps
     * splitting while another layer saves more than 256 kB of what one new version pushes again on average. The default
     * is 1, and {@code auto} for the goal {@code lock}, where a module whose own POM sets this parameter has its own
     * number. Artifacts of one group stay together; which groups share a layer minimises the expected bytes pushed
     * again. With several layers, the default of {@code contents} is {@code layers}. A {@code docker-optimize.lock}
     * takes precedence.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.dependencyLayers")
    @Nullable
    String dependencyLayers;

    /**
     * How often artifacts of a group get a new version, compared with others: a number by group id. The default is 1.
     * On the command line, {@code -Ddocker-optimize.bumpWeights.GROUP=number} sets one of them.
     *
     * @since 0.1.0
     */
    @Parameter
    Map<String, String> bumpWeights = new LinkedHashMap<>();

    /**
     * The lock that says which release dependency goes to which layer. {@code lock} writes it, by default to
     * {@code docker-optimize.lock} at the root of the reactor; the other goals look for the
     * {@code docker-optimize.lock} in the module's directory or the nearest above, up to the root of the repository.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.lockFile")
    @Nullable
    File lockFile;
}
