package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.ArchiveEntry;
import io.github.dockeroptimize.application.BootApplication.NestedLibrary;
import io.github.dockeroptimize.application.JavaVersion;
import io.github.dockeroptimize.application.LibraryKind;
import io.github.dockeroptimize.application.ListeningPort;
import io.github.dockeroptimize.application.WarApplication;
import io.github.dockeroptimize.application.WarApplication.ServletApi;
import io.github.dockeroptimize.layering.Dependency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Arranges a WAR: exploded as the root application of the servlet container, which the base image starts. */
final class WarArrangement {

    private static final ImagePath TOMCAT = new ImagePath("/usr/local/tomcat/webapps/ROOT");
    private static final ImagePath JETTY = new ImagePath("/var/lib/jetty/webapps/ROOT");

    private static final String SERVER = "tomcat";

    /** By the last part of an image's name. */
    private static final Map<String, ImagePath> WEB_APPLICATIONS =
            Map.of(SERVER, TOMCAT, "tomee", new ImagePath("/usr/local/tomee/webapps/ROOT"), "jetty", JETTY);

    private static final int PORT = 8080;

    /** Every Tomcat image has this release, and it runs older class files. */
    private static final JavaVersion LOWEST_RUNTIME = new JavaVersion(21);

    private WarArrangement() {}

    static Arrangement of(WarApplication application, Options options) {
        JavaRuntime runtime = runtime(application.servletApi(), application.javaVersion(), options);
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
        List<String> notes = new ArrayList<>(notes(runtime.base()));
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

    /**
     * The runtime with the servlet container.
     *
     * @throws InvalidInputException if the base's server is known to take applications in another way
     */
    static JavaRuntime runtime(ServletApi servletApi, JavaVersion version, Options options) {
        BaseImage base = options.baseImage().orElseGet(() -> tomcat(servletApi, version));
        boolean known = WEB_APPLICATIONS.containsKey(base.name());
        if (base.isServletContainer() && !known) {
            throw new InvalidInputException(
                    "'baseImage' is " + quote(base)
                            + ", whose server doesn't take a WAR from a directory of Tomcat's or" + " Jetty's",
                    "set <baseImage> to a Tomcat, TomEE or Jetty, or write this image's Dockerfile by hand");
        }
        ListeningPort port = known || base.name().contains(SERVER) ? ListeningPort.of(PORT) : ListeningPort.NONE;
        return new JavaRuntime(base, root(base), version, port, options);
    }

    /** The directory of the root application in the base's servlet container, Tomcat's where that isn't known. */
    static ImagePath root(BaseImage base) {
        return WEB_APPLICATIONS.getOrDefault(base.name(), TOMCAT);
    }

    /** What has to be true of a base image whose name doesn't say that it is a servlet container. */
    static List<String> notes(BaseImage base) {
        return WEB_APPLICATIONS.containsKey(base.name()) || base.name().contains(SERVER)
                ? List.of()
                : List.of("'baseImage' is " + quote(base) + ": it has to start a Tomcat in /usr/local/tomcat, since the"
                        + " WAR is in " + TOMCAT);
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
