package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.Archive;
import io.github.dockeroptimize.inspect.ArchiveEntry;
import io.github.dockeroptimize.inspect.BootApplication;
import io.github.dockeroptimize.inspect.BootApplication.IndexedLayer;
import io.github.dockeroptimize.plan.Options.Layout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A Spring Boot archive, exploded as it is and started by its own launcher, or as a thin jar beside its libraries. */
final class BootArrangement {

    private final BootApplication application;
    private final BootLayers layers;
    private final ImagePath root;
    private final BaseImage defaultBase;

    private BootArrangement(BootApplication application, BootLayers layers, ImagePath root, BaseImage defaultBase) {
        this.application = application;
        this.layers = layers;
        this.root = root;
        this.defaultBase = defaultBase;
    }

    static Arrangement of(BootApplication application, Options options, ImagePath root, BaseImage defaultBase) {
        BootLayers layers = BootLayers.of(application, options.dependencies());
        BootArrangement arrangement = new BootArrangement(application, layers, root, defaultBase);
        if (options.layout() == Layout.LAUNCHER && application.launcher().isPresent()) {
            return arrangement.launcher(application.launcher().get());
        }
        if (application.isWar() && application.launcher().isEmpty()) {
            throw new InvalidInputException(
                    quote(application.archive().displayName())
                            + " has no launcher, but a WAR's pages are only served by Spring Boot's launcher; set <layout>WAR</layout> of the spring-boot-maven-plugin");
        }
        if (application.isWar()) {
            throw new InvalidInputException(
                    "'layout' is 'thin', but a WAR's pages are only served by Spring Boot's launcher; set <layout>launcher</layout> or -Ddocker-optimize.layout=launcher");
        }
        return ThinArrangement.of(application, layers.all(), root, defaultBase);
    }

    private Arrangement launcher(String launcher) {
        LayerBuilder builder = new LayerBuilder(root);
        Set<String> leftOut = new HashSet<>(
                application.leftOut().stream().map(ArchiveEntry::name).toList());
        for (IndexedLayer layer : layers.all()) {
            builder.layer(layer.name());
            layer.files().stream()
                    .filter(file -> !leftOut.contains(file.name()))
                    .forEach(file -> builder.add(layer.name(), file.name(), nested(application.archive(), file)));
        }
        String whyNoArchive = whyNoArchive();
        return new Arrangement(
                defaultBase,
                root,
                builder.build(),
                List.of("-cp", root.value(), launcher),
                whyNoArchive.isEmpty() ? Optional.of(fromArchive()) : Optional.empty(),
                whyNoArchive,
                notes(application));
    }

    static List<String> notes(BootApplication application) {
        return application.leftOut().stream()
                .map(ArchiveEntry::fileName)
                .filter(name -> name.startsWith("spring-boot-devtools"))
                .map(name -> name + " is not for production and left out of the image")
                .toList();
    }

    private String whyNoArchive() {
        if (application.tool().isEmpty()) {
            return "the archive carries no tool to take it apart (includeTools is off)";
        }
        if (application.layers().isEmpty()) {
            return "the archive has no layers.idx (layers are off)";
        }
        if (layers.areSplit()) {
            return "the archive's own tool takes out all dependencies as one layer, and there are to be several (dependencyLayers, or docker-optimize.lock)";
        }
        return application.archive().startsWithScript()
                ? "the archive starts with a launch script, which its own tool can't read (executable is on)"
                : "";
    }

    private Contents.FromArchive fromArchive() {
        List<Contents.LeftOut> leftOut = new ArrayList<>();
        for (IndexedLayer layer : application.layers()) {
            layer.files().stream()
                    .filter(application.leftOut()::contains)
                    .map(file -> new Contents.LeftOut(layer.name(), file.name()))
                    .forEach(leftOut::add);
        }
        return new Contents.FromArchive(
                JarParts.whole(application.archive()), application.tool().orElseThrow(), leftOut);
    }

    static Source nested(Archive archive, ArchiveEntry file) {
        return new Source.Nested(archive.file(), file.name(), file.size(), archive.displayName() + "!/" + file.name());
    }
}
