package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.ArchiveEntry;
import io.github.dockeroptimize.application.BootApplication;
import io.github.dockeroptimize.application.BootApplication.ExtractTool;
import io.github.dockeroptimize.application.BootApplication.IndexedLayer;
import io.github.dockeroptimize.plan.Options.Layout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Arranges a Spring Boot archive: exploded and started by its own launcher, or as a thin jar next to its libraries. */
final class BootArrangement {

    private final BootApplication application;
    private final BootLayers layers;
    private final JavaRuntime runtime;

    private BootArrangement(BootApplication application, BootLayers layers, JavaRuntime runtime) {
        this.application = application;
        this.layers = layers;
        this.runtime = runtime;
    }

    static Arrangement of(BootApplication application, JavaRuntime runtime) {
        BootLayers layers = BootLayers.of(application, runtime.options().dependencies());
        if (runtime.options().layout() == Layout.LAUNCHER
                && application.launcher().isPresent()) {
            return new BootArrangement(application, layers, runtime)
                    .launcher(application.launcher().get());
        }
        if (application.isWar() && application.launcher().isEmpty()) {
            throw new InvalidInputException(
                    quote(application.packaged().displayName())
                            + " has no launcher, but the pages of a WAR are only served by Spring Boot's launcher",
                    "set <layout>WAR</layout> of the spring-boot-maven-plugin");
        }
        if (application.isWar()) {
            throw new InvalidInputException(
                    "'layout' is 'thin', but the pages of a WAR are only served by Spring Boot's launcher",
                    "set <layout>launcher</layout> or -Ddocker-optimize.layout=launcher");
        }
        return ThinArrangement.of(application, layers.all(), runtime);
    }

    private Arrangement launcher(String launcher) {
        LayerBuilder builder = new LayerBuilder(runtime.root());
        Set<String> leftOut = leftOut();
        for (IndexedLayer layer : layers.all()) {
            LayerName name = new LayerName(layer.name());
            builder.layer(name);
            for (ArchiveEntry file : layer.files()) {
                if (!leftOut.contains(file.name())) {
                    builder.add(name, file.name(), nested(application.packaged(), file));
                }
            }
        }
        List<String> start = new ArrayList<>(ManifestFlags.of(application.packaged()::attribute, runtime));
        start.addAll(List.of("-cp", runtime.root().value(), launcher));
        return runtime.arrange(isExtracted() ? extracted(builder.build()) : builder.build(), start, launcherNotes());
    }

    /**
     * Whether the archive extracts itself in a stage. Such a stage needs a shell, and with buildah emulation in a cross
     * build.
     */
    private boolean isExtracted() {
        Options options = runtime.options();
        String whyNot = whyNotExtracted();
        return switch (options.contents()) {
            case ARCHIVE -> {
                if (!whyNot.isEmpty()) {
                    throw JavaRuntime.noArchive(whyNot);
                }
                yield true;
            }
            case AUTO ->
                whyNot.isEmpty()
                        && options.platforms().isEmpty()
                        && !runtime.base().hasNoShell();
            case LAYERS, SOURCES -> false;
        };
    }

    private List<String> launcherNotes() {
        List<String> notes = notes(application);
        if (application.isWar() && runtime.base().isServletContainer()) {
            notes.add("'baseImage' is " + quote(runtime.base())
                    + ", but a Spring Boot WAR starts a server of its own: the"
                    + " base image's isn't used, and a Java runtime is enough");
        }
        return notes;
    }

    static List<String> notes(BootApplication application) {
        List<String> notes = new ArrayList<>();
        for (ArchiveEntry file : application.leftOut()) {
            if (file.fileName().startsWith("spring-boot-devtools")) {
                notes.add(file.fileName() + " is not for production and is left out of the image");
            }
        }
        return notes;
    }

    private String whyNotExtracted() {
        if (application.tool().isEmpty()) {
            return "the archive contains no tool to extract it (includeTools is off)";
        }
        if (application.bootVersion().matches("2\\.[34]\\..*")) {
            return "the tool of Spring Boot before 2.5 doesn't keep the times of files";
        }
        if (application.layers().isEmpty()) {
            return "the archive has no layers.idx (layers are off)";
        }
        if (layers.areSplit()) {
            return "the archive's own tool extracts all dependencies as one layer, while several are configured (dependencyLayers, or docker-optimize.lock)";
        }
        return application.packaged().startsWithScript()
                ? "the archive starts with a launch script, which its own tool can't read (executable is on)"
                : "";
    }

    private List<Layer> extracted(List<Layer> planned) {
        Set<String> unwanted = leftOut();
        Map<String, List<String>> leftOut = new HashMap<>();
        for (IndexedLayer layer : application.layers()) {
            List<String> names = new ArrayList<>();
            for (ArchiveEntry file : layer.files()) {
                if (unwanted.contains(file.name())) {
                    names.add(file.name());
                }
            }
            leftOut.put(layer.name(), names);
        }
        Source.NormalizedArchive archive = JarParts.whole(application.packaged());
        ExtractTool tool = application.tool().orElseThrow();
        List<Layer> layers = new ArrayList<>();
        for (Layer layer : planned) {
            List<String> names = leftOut.getOrDefault(layer.name().value(), List.of());
            layers.add(new Layer(
                    layer.name(),
                    new LayerContent.Extracted(archive, tool, names, layer.directory(), layer.entries())));
        }
        return layers;
    }

    private Set<String> leftOut() {
        Set<String> names = new HashSet<>();
        for (ArchiveEntry file : application.leftOut()) {
            names.add(file.name());
        }
        return names;
    }

    static Source nested(Archive archive, ArchiveEntry file) {
        return new Source.Nested(archive.file(), file.name(), file.size(), archive.displayName() + "!/" + file.name());
    }
}
