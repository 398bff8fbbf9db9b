package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.Archive;
import io.github.dockeroptimize.inspect.ArchiveEntry;
import io.github.dockeroptimize.inspect.BootApplication;
import io.github.dockeroptimize.inspect.BootApplication.IndexedLayer;
import io.github.dockeroptimize.plan.Options.Layout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A Spring Boot archive, exploded as it is and started by its own launcher, or as a thin jar beside its libraries. */
final class BootArrangement {

    private static final String LOADER = "spring-boot-loader";

    private final BootApplication application;
    private final ImagePath root;
    private final BaseImage defaultBase;

    private BootArrangement(BootApplication application, ImagePath root, BaseImage defaultBase) {
        this.application = application;
        this.root = root;
        this.defaultBase = defaultBase;
    }

    static Arrangement of(BootApplication application, Layout layout, ImagePath root, BaseImage defaultBase) {
        BootArrangement arrangement = new BootArrangement(application, root, defaultBase);
        if (layout == Layout.LAUNCHER && application.launcher().isPresent()) {
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
        return ThinArrangement.of(application, root, defaultBase);
    }

    private Arrangement launcher(String launcher) {
        LayerBuilder layers = new LayerBuilder(root);
        Set<String> leftOut = new HashSet<>(
                application.leftOut().stream().map(ArchiveEntry::name).toList());
        for (IndexedLayer layer : split()) {
            layers.layer(layer.name());
            layer.files().stream()
                    .filter(file -> !leftOut.contains(file.name()))
                    .forEach(file -> layers.add(layer.name(), file.name(), nested(application.archive(), file)));
        }
        String whyNoArchive = whyNoArchive();
        return new Arrangement(
                defaultBase,
                root,
                layers.build(),
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

    /** What the index says; without one, the layers that Spring Boot's own default would make. */
    private List<IndexedLayer> split() {
        return application.layers().isEmpty() ? defaultSplit() : application.layers();
    }

    private List<IndexedLayer> defaultSplit() {
        var libraries = new HashMap<String, String>();
        application
                .libraries()
                .forEach(library -> libraries.put(library.entry().name(), JarArrangement.layerOf(library.kind())));
        var files = new LinkedHashMap<String, List<ArchiveEntry>>();
        for (String name : List.of(
                Arrangement.DEPENDENCIES,
                LOADER,
                Arrangement.SNAPSHOT_DEPENDENCIES,
                Arrangement.PROJECT_DEPENDENCIES,
                Arrangement.APPLICATION)) {
            files.put(name, new ArrayList<>());
        }
        for (ArchiveEntry file : application.archive().files()) {
            String fallback =
                    file.name().startsWith("org/springframework/boot/loader/") ? LOADER : Arrangement.APPLICATION;
            files.getOrDefault(libraries.getOrDefault(file.name(), fallback), List.of())
                    .add(file);
        }
        return files.entrySet().stream()
                .map(layer -> new IndexedLayer(layer.getKey(), layer.getValue()))
                .toList();
    }

    private String whyNoArchive() {
        if (application.tool().isEmpty()) {
            return "the archive carries no tool to take it apart (includeTools is off)";
        }
        if (application.layers().isEmpty()) {
            return "the archive has no layers.idx (layers are off)";
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
