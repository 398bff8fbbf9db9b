package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.application.JavaVersion;
import io.github.dockeroptimize.application.ListeningPort;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The runtime of a Java application: base image, directory and JVM.
 *
 * @param root the application's directory
 * @param version the lowest release that runs the application
 * @param port the port that it is known to listen on
 */
record JavaRuntime(BaseImage base, ImagePath root, JavaVersion version, ListeningPort port, Options options) {

    static JavaRuntime of(Application application, Options options) {
        return of(application.javaVersion(), application.port(), options);
    }

    static JavaRuntime of(JavaVersion version, ListeningPort port, Options options) {
        return new JavaRuntime(
                options.baseImage().orElse(new BaseImage("eclipse-temurin:" + version.longTerm() + "-jre")),
                options.config().workingDirectory().orElse(Arrangement.DEFAULT_ROOT),
                version,
                port,
                options);
    }

    /**
     * Arranges layers.
     *
     * @param start the arguments of {@code java}; empty if the base image starts the application
     */
    Arrangement arrange(List<Layer> layers, List<String> start, List<String> notes) {
        boolean ownCommand = options.config().entrypoint().isEmpty() && !start.isEmpty();
        List<String> flags = new ArrayList<>();
        for (Agent agent : options.additions().agents()) {
            flags.add(agent.flag());
        }
        flags.addAll(options.jvmFlags());
        List<String> command = new ArrayList<>();
        if (!start.isEmpty()) {
            command.add("java");
            command.addAll(flags);
            command.addAll(start);
        }
        ListeningPort listening = JavaPort.of(port, options);
        List<String> remarks = new ArrayList<>(notes);
        if (options.config().ports().isEmpty() && listening.note().isPresent()) {
            remarks.add(listening.note().get());
        }
        List<Layer> all = new ArrayList<>(agents(layers));
        all.addAll(layers);
        return new Arrangement(
                base,
                all,
                command,
                environment(ownCommand ? List.of() : flags),
                listening.number(),
                start.isEmpty() ? Optional.empty() : Optional.of(root),
                remarks);
    }

    /** The layer of agents, which is made where the other layers are. */
    private List<Layer> agents(List<Layer> layers) {
        List<Agent> agents = options.additions().agents();
        if (agents.isEmpty()) {
            return List.of();
        }
        for (Layer layer : layers) {
            Optional<Recipe> recipe = layer.content().madeBy();
            if (recipe.isPresent()) {
                return List.of(new Layer(LayerName.AGENTS, new LayerContent.Made(recipe.get(), Agent.DIRECTORY)));
            }
        }
        LayerBuilder files = new LayerBuilder(Agent.DIRECTORY);
        agents.forEach(agent -> agent.jar()
                .ifPresent(jar -> files.add(
                        LayerName.AGENTS,
                        agent.coordinates().fileName(),
                        new Source.DiskFile(
                                jar.file(), jar.size(), agent.coordinates().toString()))));
        return files.build();
    }

    /**
     * Arranges layers of files.
     *
     * @param why the archive can't extract itself, as the end of a sentence
     */
    Arrangement arrange(LayerBuilder layers, List<String> start, String why, List<String> notes) {
        if (options.contents() == ContentsChoice.ARCHIVE) {
            throw noArchive(why);
        }
        return arrange(layers.build(), start, notes);
    }

    static InvalidInputException noArchive(String why) {
        return new InvalidInputException(
                "'contents' is 'archive', but " + why,
                "set <contents>layers</contents> or -Ddocker-optimize.contents=layers");
    }

    /** The base's Java release. A number in its tag that is below the application's isn't one. */
    int release() {
        return Math.max(base.javaRelease().orElse(version.longTerm().feature()), version.feature());
    }

    /** The variables for JVM flags. */
    private Map<String, String> environment(List<String> flags) {
        int release = release();
        Map<String, String> environment = new LinkedHashMap<>();
        List<String> all = new ArrayList<>();
        Optional<String> home = options.config().home();
        if (home.isPresent()) {
            all.add("-Duser.home=" + home.get());
        }
        all.addAll(flags);
        environment.put(JvmSettings.variable(release), JvmSettings.value(all));
        return environment;
    }
}
