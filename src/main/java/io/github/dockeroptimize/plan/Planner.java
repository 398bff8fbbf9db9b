package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.application.BootApplication;
import io.github.dockeroptimize.application.GoProject;
import io.github.dockeroptimize.application.JarApplication;
import io.github.dockeroptimize.application.JavaSources;
import io.github.dockeroptimize.application.NodeProject;
import io.github.dockeroptimize.application.PythonProject;
import io.github.dockeroptimize.application.SourceProject;
import io.github.dockeroptimize.application.UberJarApplication;
import io.github.dockeroptimize.application.WarApplication;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Creates the plan from an application, or a project, and the user's options. */
public final class Planner {

    private static final int MOST_LAYERS = 120;

    private Planner() {}

    /**
     * Plans the image of a packaged application.
     *
     * @throws InvalidInputException if the options don't fit the application
     */
    public static ImagePlan plan(Application application, Options options) {
        if (options.contents() == ContentsChoice.SOURCES) {
            throw new IllegalArgumentException("an archive isn't compiled");
        }
        return plan(
                application.match(new Packaged(options)).withDefaults(StaticPages.environment(application)),
                Origin.of(application),
                options);
    }

    /**
     * Plans the image of a project that is compiled in the container.
     *
     * @param module the name of the image's module
     * @throws InvalidInputException if the options don't fit the project
     */
    public static ImagePlan plan(SourceProject project, String module, Options options) {
        return plan(
                project.match(new Compiled(module, options))
                        .withNotes(project.rules().notes()),
                new Origin(project.describe(), module, OptionalInt.empty()),
                options);
    }

    private static ImagePlan plan(Arrangement arrangement, Origin origin, Options options) {
        List<Layer> layers = AddedLayers.of(arrangement, options);
        if (layers.size() > MOST_LAYERS) {
            throw new InvalidInputException(
                    quote(origin.name()) + " has " + layers.size()
                            + " layers, but an image can have at most 127 including those of its base",
                    (options.dependencies().isWanted()
                            ? "set a lower dependencyLayers and run docker-optimize:lock again"
                            : "merge some in layers.xml"));
        }
        return new ImagePlan(
                options.image(),
                origin,
                options.packages().on(arrangement.base()),
                layers,
                takenOver(arrangement.base(), layers),
                config(arrangement, options.config()),
                notes(arrangement, options));
    }

    private static ImageConfig config(Arrangement arrangement, ImageConfig chosen) {
        Map<String, String> environment = new LinkedHashMap<>(chosen.defaultHome());
        environment.putAll(arrangement.environment());
        environment.putAll(chosen.environment());
        List<Port> known = arrangement.port().isEmpty()
                ? List.of()
                : List.of(Port.tcp(arrangement.port().getAsInt()));
        return chosen.withEntrypoint(chosen.entrypoint().isEmpty() ? arrangement.command() : chosen.entrypoint())
                .withEnvironment(environment)
                .withPorts(chosen.ports().isEmpty() ? known : chosen.ports())
                .withWorkingDirectory(arrangement.workingDirectory());
    }

    /** The directories that keep the base's attributes: a tree that a stage builds does not know these. */
    static List<ImagePath> takenOver(BaseImage base, List<Layer> layers) {
        boolean known = base.isKnown();
        Set<ImagePath> directories = new LinkedHashSet<>();
        for (Layer layer : layers) {
            if (!layer.directory().equals(ImagePath.ROOT) && (!known || !isCertain(layer))) {
                directories.add(layer.directory());
            }
        }
        return List.copyOf(directories);
    }

    private static boolean isCertain(Layer layer) {
        return layer.content().madeBy().isPresent()
                ? layer.directory().withParents().size() <= 1
                : BaseDirectories.areCertain(layer.directory());
    }

    private static List<String> notes(Arrangement arrangement, Options options) {
        List<String> notes = new ArrayList<>(arrangement.notes());
        notes.addAll(options.additions().notes());
        boolean compiled = isAnyCompiled(arrangement.layers());
        if (compiled
                && options.dependencies().isWanted()
                && !options.dependencies().isLocked()) {
            notes.add(
                    "'dependencyLayers' is not used: an application compiled in the container has one layer of dependencies");
        }
        if (compiled && options.layout() == Options.Layout.THIN) {
            notes.add(
                    "'layout' 'thin' is not used: an application compiled in the container keeps its archive's layout");
        }
        if (!options.packages().system().isEmpty()) {
            notes.add("'systemPackages' are those of the day on which the image is built: the digest of their layer"
                    + " depends on it, and newer ones come with 'docker build --no-cache'");
        }
        if (!compiled && !options.packages().builder().isEmpty()) {
            notes.add("'builderPackages' is not used: nothing is compiled in the container");
        }
        if (options.config().user().value().matches("0+(:.*)?")) {
            notes.add(
                    "'user' is " + quote(options.config().user()) + ", which is root; a numeric user above 0 is safer");
        }
        return notes;
    }

    private static boolean isAnyCompiled(List<Layer> layers) {
        for (Layer layer : layers) {
            Optional<Recipe> recipe = layer.content().madeBy();
            if (recipe.isPresent() && recipe.get().compiled().isPresent()) {
                return true;
            }
        }
        return false;
    }

    private record Packaged(Options options) implements Application.Cases<Arrangement> {

        @Override
        public Arrangement boot(BootApplication application) {
            return BootArrangement.of(application, JavaRuntime.of(application, options));
        }

        @Override
        public Arrangement jar(JarApplication application) {
            return JarArrangement.of(application, JavaRuntime.of(application, options));
        }

        @Override
        public Arrangement uberJar(UberJarApplication application) {
            return UberJarArrangement.of(application, JavaRuntime.of(application, options));
        }

        @Override
        public Arrangement war(WarApplication application) {
            return WarArrangement.of(application, options);
        }
    }

    private record Compiled(String module, Options options) implements SourceProject.Cases<Arrangement> {

        /** Requires a JVM for agents. */
        private void requireNoAgents(SourceProject project) {
            options.additions().agents().stream().findFirst().ifPresent(agent -> {
                throw new InvalidInputException(
                        "'agents' has " + quote(agent.coordinates()) + ", but " + quote(module) + " is a "
                                + project.describe() + ", which has no JVM",
                        "remove it from the configuration of this module");
            });
        }

        @Override
        public Arrangement go(GoProject project) {
            requireNoAgents(project);
            return GoArrangement.of(project, module, options);
        }

        @Override
        public Arrangement java(JavaSources project) {
            return JavaArrangement.of(project, module, options);
        }

        @Override
        public Arrangement node(NodeProject project) {
            requireNoAgents(project);
            return NodeArrangement.of(project, module, options);
        }

        @Override
        public Arrangement python(PythonProject project) {
            requireNoAgents(project);
            return PythonArrangement.of(project, module, options);
        }
    }
}
