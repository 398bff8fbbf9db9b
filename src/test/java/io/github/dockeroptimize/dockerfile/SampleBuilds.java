package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.application.Library;
import io.github.dockeroptimize.application.LibraryKind;
import io.github.dockeroptimize.inspect.java.BuildOutput;
import io.github.dockeroptimize.inspect.java.Inspection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Builds one small application of each shape in a folder, and inspects it. */
public final class SampleBuilds {

    private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

    private static final String DEFAULT_LAYERS = """
            - "dependencies":
              - "BOOT-INF/lib/spring-web-6.2.12.jar"
              - "BOOT-INF/lib/tomcat-embed-core-10.1.48.jar"
              - "BOOT-INF/lib/%s"
            - "spring-boot-loader":
              - "org/"
            - "snapshot-dependencies":
              - "BOOT-INF/lib/prices-1.0-SNAPSHOT.jar"
            - "application":
              - "BOOT-INF/classes/"
              - "BOOT-INF/classpath.idx"
              - "BOOT-INF/layers.idx"
              - "META-INF/"
            """;

    private SampleBuilds() {}

    /** Spring Boot 3.5 with the jar mode {@code tools}. */
    public static Application bootTools(Path module) {
        String jarmode = "spring-boot-jarmode-tools-3.5.16.jar";
        return boot(module, "3.5.16", jarmode, DEFAULT_LAYERS.formatted(jarmode));
    }

    static Application bootLayertools(Path module) {
        String jarmode = "spring-boot-jarmode-layertools-3.2.12.jar";
        return boot(module, "3.2.12", jarmode, DEFAULT_LAYERS.formatted(jarmode));
    }

    /** Layers of the user's own, one of which is empty and one of which has nothing but the jarmode jar. */
    static Application bootCustomLayers(Path module) {
        return boot(module, "3.5.16", "spring-boot-jarmode-tools-3.5.16.jar", """
                - "loader":
                  - "org/"
                - "nothing":
                - "tools.only":
                  - "BOOT-INF/lib/spring-boot-jarmode-tools-3.5.16.jar"
                - "company_libraries":
                  - "BOOT-INF/lib/prices-1.0-SNAPSHOT.jar"
                - "other-libraries":
                  - "BOOT-INF/lib/"
                - "resources":
                  - "BOOT-INF/classes/static/"
                  - "META-INF/"
                - "code":
                  - "BOOT-INF/"
                """);
    }

    private static Application boot(Path module, String version, String jarmode, String layers) {
        SampleArchives archive = SampleArchives.jar(
                        "Main-Class", LAUNCHER,
                        "Start-Class", "com.example.Shop",
                        "Spring-Boot-Version", version,
                        "Spring-Boot-Classes", "BOOT-INF/classes/",
                        "Spring-Boot-Lib", "BOOT-INF/lib/",
                        "Spring-Boot-Classpath-Index", "BOOT-INF/classpath.idx",
                        "Spring-Boot-Layers-Index", "BOOT-INF/layers.idx")
                .folder("org/")
                .classFile(LAUNCHER.replace('.', '/') + ".class")
                .folder("BOOT-INF/classes/")
                .classFile("BOOT-INF/classes/com/example/Shop.class")
                .file("BOOT-INF/classes/static/grüße.html", "<p>Grüße</p>")
                .nested("BOOT-INF/lib/spring-web-6.2.12.jar")
                .nested("BOOT-INF/lib/tomcat-embed-core-10.1.48.jar")
                .nested("BOOT-INF/lib/prices-1.0-SNAPSHOT.jar")
                .nested("BOOT-INF/lib/" + jarmode)
                .file("BOOT-INF/classpath.idx", """
                        - "BOOT-INF/lib/spring-web-6.2.12.jar"
                        - "BOOT-INF/lib/tomcat-embed-core-10.1.48.jar"
                        - "BOOT-INF/lib/prices-1.0-SNAPSHOT.jar"
                        """)
                .file("BOOT-INF/layers.idx", layers);
        return inspect("jar", module, archive.write(module.resolve("target/shop-1.0.jar")), List.of());
    }

    /** A plain jar with a release, a snapshot and a module of its reactor. */
    static Application jar(Path module) {
        Path jar = SampleArchives.jar("Main-Class", "com.example.Shop")
                .folder("com/")
                .classFile("com/example/Shop.class")
                .write(module.resolve("target/shop-1.0.jar"));
        Path repository = module.resolve("repository");
        return inspect(
                "jar",
                module,
                jar,
                List.of(
                        library(repository, "slf4j-api", "2.0.17", LibraryKind.RELEASE),
                        library(repository, "prices", "1.0-SNAPSHOT", LibraryKind.SNAPSHOT),
                        library(repository, "shop-core", "1.0", LibraryKind.REACTOR)));
    }

    static Application uberJar(Path module) {
        Path uber = SampleArchives.jar("Main-Class", "com.example.Shop")
                .classFile("com/example/Shop.class")
                .classFile("lib/slf4j_api.class")
                .write(module.resolve("target/shop-1.0.jar"));
        return inspect(
                "jar",
                module,
                uber,
                List.of(library(module.resolve("repository"), "slf4j-api", "2.0.17", LibraryKind.RELEASE)));
    }

    static Application war(Path module) {
        Path war = SampleArchives.jar()
                .file("WEB-INF/web.xml", "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\"/>")
                .classFile("WEB-INF/classes/com/example/Shop.class")
                .nested("WEB-INF/lib/slf4j-api-2.0.17.jar")
                .nested("WEB-INF/lib/prices-1.0-SNAPSHOT.jar")
                .file("index.html", "<p>Hello</p>")
                .write(module.resolve("target/shop-1.0.war"));
        return inspect("war", module, war, List.of());
    }

    static Application inspect(String packaging, Path module, Path archive, List<Library> libraries) {
        return Inspection.inspect(new BuildOutput(
                packaging, module, List.of(archive), List.of(), libraries, List.of(), Optional.empty()));
    }

    private static Library library(Path repository, String name, String version, LibraryKind kind) {
        Path file = SampleArchives.archive()
                .classFile("lib/" + name.replace('-', '_') + ".class")
                .write(repository.resolve(name + "-" + version + ".jar"));
        return new Library(new Coordinates("com.example", name, version, ""), file, kind);
    }
}
