package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.Application;
import io.github.dockeroptimize.inspect.BootApplication;
import io.github.dockeroptimize.inspect.JarApplication;
import io.github.dockeroptimize.inspect.JavaVersion;
import io.github.dockeroptimize.inspect.UberJarApplication;
import io.github.dockeroptimize.inspect.WarApplication;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Makes the plan: what the application is decides how it lies in the image, what the user chose the rest. */
public final class Planner {

    private static final int MOST_LAYERS = 120;

    private Planner() {}

    /**
     * The plan for an application.
     *
     * @throws InvalidInputException if the options don't fit the application
     */
    public static ImagePlan plan(Application application, Options options) {
        Arrangement arrangement = application.match(new Arranger(options));
        if (arrangement.layers().size() > MOST_LAYERS) {
            throw new InvalidInputException(quote(application.archive().displayName()) + " has "
                    + arrangement.layers().size()
                    + " layers, but an image can't have more than 127 with those of its base; "
                    + (options.dependencies().isWanted()
                            ? "set a lower dependencyLayers and run docker-optimize:lock again"
                            : "merge some in layers.xml"));
        }
        BaseImage base = options.baseImage().orElse(arrangement.defaultBase());
        boolean ownCommand =
                options.entrypoint().isEmpty() && !arrangement.command().isEmpty();
        return new ImagePlan(
                options.image(),
                Origin.of(application),
                base,
                contents(arrangement, base, options),
                arrangement.layers(),
                base.isKnown() && BaseFolders.areCertain(arrangement.root())
                        ? Optional.empty()
                        : Optional.of(arrangement.root()),
                new ImageConfig(
                        ownCommand ? command(arrangement, options) : options.entrypoint(),
                        options.arguments(),
                        environment(application, base, options, ownCommand ? List.of() : options.jvmFlags()),
                        options.labels(),
                        ports(application.serverPort(), options),
                        options.user(),
                        arrangement.command().isEmpty() ? Optional.empty() : Optional.of(arrangement.root()),
                        options.volumes(),
                        options.healthCheck()),
                notes(arrangement, options));
    }

    private static List<String> command(Arrangement arrangement, Options options) {
        return Stream.of(List.of("java"), options.jvmFlags(), arrangement.command())
                .flatMap(List::stream)
                .toList();
    }

    private static Map<String, String> environment(
            Application application, BaseImage base, Options options, List<String> flags) {
        Map<String, String> environment = jvmEnvironment(application.javaVersion(), base, flags);
        environment.putAll(options.environment());
        return environment;
    }

    /** A base's tag may be a version of its own; a Java release below the application's it can't be. */
    static Map<String, String> jvmEnvironment(JavaVersion version, BaseImage base, List<String> flags) {
        int release = Math.max(base.javaRelease().orElse(version.longTerm().feature()), version.feature());
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put(JvmSettings.variable(release), JvmSettings.value(flags));
        return environment;
    }

    private static List<Port> ports(OptionalInt served, Options options) {
        if (!options.ports().isEmpty()) {
            return options.ports();
        }
        return served.isPresent() ? List.of(Port.tcp(served.getAsInt())) : List.of();
    }

    /** A stage that runs something needs a shell, and emulation in a cross build where the builder is buildah. */
    private static Contents contents(Arrangement arrangement, BaseImage base, Options options) {
        if (options.contents() == ContentsChoice.SOURCES) {
            throw new IllegalArgumentException("sources have a plan of their own");
        }
        if (options.contents() == ContentsChoice.LAYERS) {
            return new Contents.FromLayers();
        }
        if (options.contents() == ContentsChoice.ARCHIVE) {
            return arrangement
                    .archive()
                    .orElseThrow(() -> new InvalidInputException("'contents' is 'archive', but "
                            + arrangement.whyNoArchive()
                            + "; set <contents>layers</contents> or -Ddocker-optimize.contents=layers"));
        }
        boolean stage = !options.crossPlatform() && !base.hasNoShell();
        return arrangement
                .archive()
                .filter(archive -> stage)
                .<Contents>map(archive -> archive)
                .orElseGet(Contents.FromLayers::new);
    }

    private static List<String> notes(Arrangement arrangement, Options options) {
        List<String> notes = new ArrayList<>(arrangement.notes());
        notes.addAll(notes(options));
        return notes;
    }

    /** What is to be said of the options, whatever they are for. */
    static List<String> notes(Options options) {
        List<String> notes = new ArrayList<>();
        if (options.user().value().matches("0+(:.*)?")) {
            notes.add("'user' is " + quote(options.user()) + ", which is root; a numeric user above 0 is safer");
        }
        return notes;
    }

    private record Arranger(Options options) implements Application.Cases<Arrangement> {

        private ImagePath root() {
            return options.workingDirectory().orElse(Arrangement.DEFAULT_ROOT);
        }

        private static BaseImage temurin(Application application) {
            return new BaseImage("eclipse-temurin:" + application.javaVersion().longTerm() + "-jre");
        }

        @Override
        public Arrangement boot(BootApplication application) {
            return BootArrangement.of(application, options, root(), temurin(application));
        }

        @Override
        public Arrangement jar(JarApplication application) {
            return JarArrangement.of(application, options.dependencies(), root(), temurin(application));
        }

        @Override
        public Arrangement uberJar(UberJarApplication application) {
            return UberJarArrangement.of(application, root(), temurin(application));
        }

        @Override
        public Arrangement war(WarApplication application) {
            return WarArrangement.of(application, options);
        }
    }
}
