package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.inspect.ArchiveEntry;
import io.github.dockeroptimize.inspect.BootApplication.NestedLibrary;
import io.github.dockeroptimize.inspect.JavaVersion;
import io.github.dockeroptimize.inspect.LibraryKind;
import io.github.dockeroptimize.inspect.WarApplication;
import io.github.dockeroptimize.inspect.WarApplication.ServletApi;
import io.github.dockeroptimize.layering.Dependency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A WAR: exploded as the root application of the servlet container, which the base image starts. */
final class WarArrangement {

    private static final ImagePath TOMCAT = new ImagePath("/usr/local/tomcat/webapps/ROOT");
    private static final ImagePath JETTY = new ImagePath("/var/lib/jetty/webapps/ROOT");

    /** Every Tomcat image has this release, and it runs what older ones compiled. */
    private static final JavaVersion LOWEST_RUNTIME = new JavaVersion(21);

    private WarArrangement() {}

    static Arrangement of(WarApplication application, Options options) {
        BaseImage defaultBase = tomcat(application.servletApi(), application.javaVersion());
        ImagePath root = root(options.baseImage().orElse(defaultBase));
        Map<String, NestedLibrary> libraries = application.libraries().stream()
                .collect(Collectors.toMap(library -> library.entry().name(), library -> library));
        DependencyLayers dependencies = DependencyLayers.of(
                application.libraries().stream()
                        .filter(library -> library.kind() == LibraryKind.RELEASE)
                        .map(library ->
                                new Dependency(library.key(), library.entry().size()))
                        .toList(),
                options.dependencies(),
                Arrangement.DEPENDENCIES);
        LayerBuilder layers = new LayerBuilder(root);
        dependencies.names().forEach(layers::layer);
        layers.layer(Arrangement.SNAPSHOT_DEPENDENCIES)
                .layer(Arrangement.PROJECT_DEPENDENCIES)
                .layer(Arrangement.APPLICATION);
        for (ArchiveEntry file : application.archive().files()) {
            String layer = Optional.ofNullable(libraries.get(file.name()))
                    .map(library -> library.kind() == LibraryKind.RELEASE
                            ? dependencies.layerOf(library.key())
                            : JarArrangement.layerOf(library.kind()))
                    .orElse(Arrangement.APPLICATION);
            layers.add(layer, file.name(), BootArrangement.nested(application.archive(), file));
        }
        List<String> notes =
                options
                        .workingDirectory()
                        .map(folder -> "'workingDirectory' is not used: a WAR lies in " + root)
                        .stream()
                        .toList();
        return Arrangement.ofLayers(
                defaultBase, root, layers.build(), List.of(), "a WAR carries no tool to take it apart", notes);
    }

    /** Where the servlet container of a base looks for its root application. */
    static ImagePath root(BaseImage base) {
        return base.name().equals("jetty") ? JETTY : TOMCAT;
    }

    static BaseImage tomcat(ServletApi servletApi, JavaVersion version) {
        String generation = servletApi == ServletApi.JAVAX ? "9.0" : "10.1";
        return new BaseImage(
                "tomcat:" + generation + "-jre" + version.longTerm().max(LOWEST_RUNTIME));
    }
}
