package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.application.ArchiveEntry;
import io.github.dockeroptimize.application.BootApplication.NestedLibrary;
import io.github.dockeroptimize.application.JavaVersion;
import io.github.dockeroptimize.application.LibraryKind;
import io.github.dockeroptimize.application.WarApplication;
import io.github.dockeroptimize.application.WarApplication.ServletApi;
import io.github.dockeroptimize.layering.Dependency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Arranges a WAR: exploded as the root application of the servlet container, which the base image starts. */
final class WarArrangement {

    private static final ImagePath TOMCAT = new ImagePath("/usr/local/tomcat/webapps/ROOT");
    private static final ImagePath JETTY = new ImagePath("/var/lib/jetty/webapps/ROOT");

    /** Every Tomcat image has this release, and it runs older class files. */
    private static final JavaVersion LOWEST_RUNTIME = new JavaVersion(21);

    private WarArrangement() {}

    static Arrangement of(WarApplication application, Options options) {
        JavaRuntime runtime =
                runtime(application.servletApi(), application.javaVersion(), application.serverPort(), options);
        ImagePath root = runtime.root();
        Map<String, NestedLibrary> libraries = application.libraries().stream()
                .collect(Collectors.toMap(library -> library.entry().name(), library -> library));
        DependencyLayers dependencies = DependencyLayers.of(
                application.libraries().stream()
                        .filter(library -> library.kind() == LibraryKind.RELEASE)
                        .map(library -> new Dependency(
                                library.coordinates().key(), library.entry().size()))
                        .toList(),
                options.dependencies(),
                LayerName.DEPENDENCIES);
        LayerBuilder layers = new LayerBuilder(root);
        dependencies.names().forEach(layers::layer);
        layers.layer(LayerName.SNAPSHOT_DEPENDENCIES)
                .layer(LayerName.PROJECT_DEPENDENCIES)
                .layer(LayerName.APPLICATION);
        for (ArchiveEntry file : application.packaged().files()) {
            LayerName layer = Optional.ofNullable(libraries.get(file.name()))
                    .map(library -> library.kind() == LibraryKind.RELEASE
                            ? dependencies.layerOf(library.coordinates().key())
                            : JarArrangement.layerOf(library.kind()))
                    .orElse(LayerName.APPLICATION);
            layers.add(layer, file.name(), BootArrangement.nested(application.packaged(), file));
        }
        List<String> notes = new ArrayList<>();
        options.config()
                .workingDirectory()
                .ifPresent(directory -> notes.add("'workingDirectory' is not used: a WAR is in " + root));
        if (root.equals(JETTY) && application.packaged().files().stream().anyMatch(WarArrangement::isPage)) {
            notes.add(
                    "Jetty sends no ETag and treats a page with an earlier time as unchanged, although a changed page may"
                            + " have one; set 'etags' of its DefaultServlet to true in WEB-INF/web.xml");
        }
        return runtime.arrange(layers, List.of(), "a WAR contains no tool to extract it", notes);
    }

    /** The runtime with the servlet container. */
    static JavaRuntime runtime(ServletApi servletApi, JavaVersion version, OptionalInt port, Options options) {
        BaseImage base = options.baseImage().orElseGet(() -> tomcat(servletApi, version));
        return new JavaRuntime(base, root(base), version, port, options);
    }

    /** The directory of the root application in the base's servlet container. */
    static ImagePath root(BaseImage base) {
        return base.name().equals("jetty") ? JETTY : TOMCAT;
    }

    /** Whether the server serves the file unchanged. */
    private static boolean isPage(ArchiveEntry file) {
        return !file.name().startsWith("WEB-INF/") && !file.name().startsWith("META-INF/");
    }

    private static BaseImage tomcat(ServletApi servletApi, JavaVersion version) {
        String generation = servletApi == ServletApi.JAVAX ? "9.0" : "10.1";
        return new BaseImage(
                "tomcat:" + generation + "-jre" + version.longTerm().max(LOWEST_RUNTIME));
    }
}
