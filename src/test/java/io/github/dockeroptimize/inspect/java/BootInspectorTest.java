package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.ArchiveBuilder.JAVA_17;
import static io.github.dockeroptimize.ArchiveBuilder.JAVA_8;
import static io.github.dockeroptimize.ArchiveBuilder.bootJar;
import static io.github.dockeroptimize.ArchiveBuilder.bootWar;
import static io.github.dockeroptimize.ArchiveBuilder.jar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.application.ArchiveEntry;
import io.github.dockeroptimize.application.BootApplication;
import io.github.dockeroptimize.application.BootApplication.ExtractTool;
import io.github.dockeroptimize.application.BootApplication.IndexedLayer;
import io.github.dockeroptimize.application.JarApplication;
import io.github.dockeroptimize.application.JavaVersion;
import io.github.dockeroptimize.application.LibraryKind;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootInspectorTest {

    private static final String LIB = "BOOT-INF/lib/";
    private static final String CLASSIC = "org.springframework.boot.loader.JarLauncher";
    private static final String MODERN = "org.springframework.boot.loader.launch.JarLauncher";
    private static final String DEFAULT_LAYERS = """
            - "dependencies":
              - "BOOT-INF/lib/"
            - "spring-boot-loader":
              - "org/"
            - "snapshot-dependencies":
            - "application":
              - "BOOT-INF/classes/"
              - "BOOT-INF/classpath.idx"
              - "BOOT-INF/layers.idx"
              - "META-INF/"
            """;

    @TempDir
    Path folder;

    private TestBuild build;

    @BeforeEach
    void startBuild() {
        build = TestBuild.in(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "2.3.12.RELEASE, org.springframework.boot.loader.JarLauncher, spring-boot-jarmode-layertools-2.3.12.RELEASE.jar, LAYERTOOLS",
        "3.2.12, org.springframework.boot.loader.launch.JarLauncher, spring-boot-jarmode-layertools-3.2.12.jar, LAYERTOOLS",
        "4.1.2, org.springframework.boot.loader.launch.JarLauncher, spring-boot-jarmode-tools-4.1.2.jar, TOOLS"
    })
    void readsTheJarsOfAllThreeEras(String version, String launcher, String jarmode, ExtractTool tool) {
        BootApplication application = inspect(bootJar(version)
                .launcher(launcher)
                .libraries(LIB, "spring-core-6.2.0.jar", jarmode)
                .classPathIndex("BOOT-INF/classpath.idx", """
                        - "BOOT-INF/lib/spring-core-6.2.0.jar"
                        - "BOOT-INF/lib/%s"
                        """.formatted(jarmode))
                .layersIndex("BOOT-INF/layers.idx", DEFAULT_LAYERS));

        assertThat(application.bootVersion()).isEqualTo(version);
        assertThat(application.launcher()).contains(launcher);
        assertThat(application.startClass()).isEqualTo("com.example.App");
        assertThat(application.classesLocation()).isEqualTo("BOOT-INF/classes/");
        assertThat(application.tool()).contains(tool);
        assertThat(application.isWar()).isFalse();
        assertThat(application.describe()).isEqualTo("Spring Boot " + version + " jar");
        assertThat(libraries(application)).containsExactly("spring-core-6.2.0.jar");
        assertThat(application.leftOut()).extracting(ArchiveEntry::fileName).containsExactly(jarmode);
        assertThat(layers(application))
                .containsExactly(
                        tuple("dependencies", List.of(LIB + "spring-core-6.2.0.jar", LIB + jarmode)),
                        tuple("spring-boot-loader", List.of(launcher.replace('.', '/') + ".class")),
                        tuple("snapshot-dependencies", List.of()),
                        tuple(
                                "application",
                                List.of(
                                        "META-INF/MANIFEST.MF",
                                        "BOOT-INF/classes/com/example/App.class",
                                        "BOOT-INF/classpath.idx",
                                        "BOOT-INF/layers.idx")));
    }

    @Test
    void takesTheToolsWhereBothJarmodesAreThere() {
        BootApplication application = inspect(bootJar("3.3.0")
                .launcher(MODERN)
                .libraries(LIB, "spring-boot-jarmode-layertools-3.3.0.jar", "spring-boot-jarmode-tools-3.3.0.jar"));

        assertThat(application.tool()).contains(ExtractTool.TOOLS);
    }

    @Test
    void hasNoLayersWhereTheyAreSwitchedOff() {
        BootApplication application =
                inspect(bootJar("3.5.16").launcher(MODERN).libraries(LIB, "spring-boot-jarmode-tools-3.5.16.jar"));

        assertThat(application.layers()).isEmpty();
        assertThat(application.tool()).contains(ExtractTool.TOOLS);
    }

    @Test
    void hasNoToolWhereToolsAreNotIncluded() {
        BootApplication application = inspect(bootJar("3.5.16")
                .launcher(MODERN)
                .libraries(LIB, "a-1.jar")
                .layersIndex("BOOT-INF/layers.idx", "- all:\n  - BOOT-INF/\n  - META-INF/\n  - org/\n"));

        assertThat(application.tool()).isEmpty();
        assertThat(application.leftOut()).isEmpty();
    }

    @Test
    void hasNoLauncherWithLayoutNone() {
        BootApplication application = inspect(bootJar("3.5.16").manifest("Main-Class", "com.example.App"));

        assertThat(application.launcher()).isEmpty();
        assertThat(application.startClass()).isEqualTo("com.example.App");
    }

    @Test
    void startsTheMainClassWhereThereIsNoStartClass() {
        BootApplication application = inspect(jar("app.jar")
                .manifest("Main-Class", "com.example.Other")
                .manifest("Spring-Boot-Version", "3.5.16")
                .manifest("Spring-Boot-Classes", "BOOT-INF/classes/")
                .mainClass("BOOT-INF/classes/com/example/Other.class", JAVA_17));

        assertThat(application.startClass()).isEqualTo("com.example.Other");
        assertThat(application.launcher()).isEmpty();
    }

    @Test
    void keepsThePropertiesLauncherOfLayoutZip() {
        String launcher = "org.springframework.boot.loader.launch.PropertiesLauncher";

        assertThat(inspect(bootJar("3.5.16").launcher(launcher)).launcher()).contains(launcher);
    }

    @Test
    void keepsALauncherOfOnesOwn() {
        assertThat(inspect(bootJar("3.5.16").launcher("com.example.boot.MyLauncher"))
                        .launcher())
                .contains("com.example.boot.MyLauncher");
    }

    @Test
    void readsTheExecutableJarBehindItsLaunchScript() {
        BootApplication application =
                inspect(bootJar("2.7.18").launcher(CLASSIC).script("#!/bin/bash\nexit 0\n"));

        assertThat(application.launcher()).contains(CLASSIC);
    }

    @Test
    void readsTheLibrariesOfAWarThoseProvidedToo() {
        String launcher = "org.springframework.boot.loader.launch.WarLauncher";
        BootApplication application = inspect(bootWar("3.5.16")
                .launcher(launcher)
                .libraries("WEB-INF/lib/", "spring-core-6.2.0.jar")
                .libraries("WEB-INF/lib-provided/", "tomcat-embed-core-10.1.0.jar")
                .entry("index.jsp", "")
                .layersIndex("WEB-INF/layers.idx", """
                        - "dependencies":
                          - "WEB-INF/lib-provided/"
                          - "WEB-INF/lib/spring-core-6.2.0.jar"
                        - "spring-boot-loader":
                          - "org/"
                        - "application":
                          - "META-INF/"
                          - "WEB-INF/classes/"
                          - "WEB-INF/layers.idx"
                          - "index.jsp"
                        """));

        assertThat(application.isWar()).isTrue();
        assertThat(application.describe()).isEqualTo("Spring Boot 3.5.16 WAR");
        assertThat(application.launcher()).contains(launcher);
        assertThat(application.classesLocation()).isEqualTo("WEB-INF/classes/");
        assertThat(libraries(application)).containsExactly("spring-core-6.2.0.jar", "tomcat-embed-core-10.1.0.jar");
        assertThat(application.port().number()).isEmpty();
        assertThat(application.layers().get(0).files())
                .extracting(ArchiveEntry::name)
                .containsExactly(
                        "WEB-INF/lib/spring-core-6.2.0.jar", "WEB-INF/lib-provided/tomcat-embed-core-10.1.0.jar");
    }

    @Test
    void leavesDevtoolsOut() {
        BootApplication application = inspect(
                bootJar("3.5.16").launcher(MODERN).libraries(LIB, "spring-boot-devtools-3.5.16.jar", "a-1.jar"));

        assertThat(libraries(application)).containsExactly("a-1.jar");
        assertThat(application.leftOut())
                .extracting(ArchiveEntry::name)
                .containsExactly("BOOT-INF/lib/spring-boot-devtools-3.5.16.jar");
    }

    @Test
    void ordersTheClassPathByItsIndexAndAppendsWhatIsNotListed() {
        BootApplication application = inspect(bootJar("3.5.16")
                .launcher(MODERN)
                .libraries(LIB, "a-1.jar", "b-1.jar", "c-1.jar", "unlisted-1.jar")
                .classPathIndex("BOOT-INF/classpath.idx", """
                        - "BOOT-INF/lib/c-1.jar"
                        - "BOOT-INF/lib/a-1.jar"
                        - "BOOT-INF/lib/b-1.jar"
                        """));

        assertThat(libraries(application)).containsExactly("c-1.jar", "a-1.jar", "b-1.jar", "unlisted-1.jar");
    }

    @Test
    void tellsTheKindsOfItsLibrariesByTheirDependencies() {
        build.reactor("com.example:sibling:1.0")
                .snapshot("org.demo:new:2.0-SNAPSHOT")
                .release("org.demo:old:1.0");
        BootApplication application = inspect(bootJar("3.5.16")
                .launcher(MODERN)
                .libraries(LIB, "sibling-1.0.jar", "new-2.0-SNAPSHOT.jar", "old-1.0.jar", "unknown-3-SNAPSHOT.jar"));

        assertThat(application.libraries())
                .extracting(library -> library.entry().fileName(), BootApplication.NestedLibrary::kind)
                .containsExactly(
                        tuple("sibling-1.0.jar", LibraryKind.REACTOR),
                        tuple("new-2.0-SNAPSHOT.jar", LibraryKind.SNAPSHOT),
                        tuple("old-1.0.jar", LibraryKind.RELEASE),
                        tuple("unknown-3-SNAPSHOT.jar", LibraryKind.SNAPSHOT));
    }

    @Test
    void knowsALibraryThatIsPackedUnderItsGroupsName() {
        build.reactor("com.example:util:1.0");
        BootApplication application =
                inspect(bootJar("3.5.16").launcher(MODERN).libraries(LIB, "com.example-util-1.0.jar"));

        assertThat(application.libraries())
                .extracting(BootApplication.NestedLibrary::kind)
                .containsExactly(LibraryKind.REACTOR);
    }

    @Test
    void knowsALibraryThatIsPackedUnderItsTimestamp() {
        Path file = ArchiveBuilder.library("util-1.0-20261123.101112-7.jar").write(folder);
        build.library("com.example:util:1.0-SNAPSHOT", LibraryKind.SNAPSHOT, file);
        BootApplication application =
                inspect(bootJar("3.5.16").launcher(MODERN).libraries(LIB, "util-1.0-20261123.101112-7.jar"));

        assertThat(application.libraries())
                .extracting(BootApplication.NestedLibrary::kind)
                .containsExactly(LibraryKind.SNAPSHOT);
    }

    @Test
    void takesTheAttachedArchiveWhereTheMainOneIsAPlainJar() {
        build.archive(jar("app.jar").mainClass("com/example/App.class", JAVA_17))
                .archive(bootJar("3.5.16").launcher(MODERN).write(folder.resolve("target/exec")));

        BootApplication application = build.inspect(BootApplication.class);

        assertThat(application.packaged().displayName()).isEqualTo("target/exec/app.jar");
    }

    @Test
    void leavesAJarThatOnlyNamesSpringBootsVersionToOthers() {
        build.archive(
                jar("app.jar").manifest("Spring-Boot-Version", "3.5.16").mainClass("com/example/App.class", JAVA_17));

        assertThat(build.inspect()).isInstanceOf(JarApplication.class);
    }

    @Test
    void asksWhichOfTwoArchivesIsMeant() {
        build.archive(bootJar("3.5.16").launcher(MODERN))
                .archive(bootWar("3.5.16").launcher(MODERN));

        assertRefused(
                "the module has 2 Spring Boot archives, 'target/app.jar' and 'target/app.war'; choose one with <classifier> or <archive>");
    }

    /** Tomcat or Netty alone come with clients, such as those of Azure. */
    @ParameterizedTest
    @CsvSource({
        "tomcat-embed-core-10.1.0.jar spring-web-6.2.0.jar, true",
        "jetty-server-12.0.1.jar spring-web-6.2.0.jar, true",
        "undertow-core-2.3.1.Final.jar spring-web-6.2.0.jar, true",
        "reactor-netty-http-1.2.0.jar spring-web-6.2.0.jar spring-webflux-6.2.0.jar, true",
        "reactor-netty-http-1.2.0.jar spring-web-6.2.0.jar, false",
        "tomcat-embed-core-10.1.0.jar, false",
        "spring-core-6.2.0.jar, false"
    })
    void finds8080WhereSpringBootStartsAWebServerAndNoPortElsewhere(String jars, boolean serves) {
        assertThat(inspect(bootJar("3.5.16").launcher(MODERN).libraries(LIB, jars.split(" ", -1)))
                        .port()
                        .number())
                .isEqualTo(serves ? OptionalInt.of(8080) : OptionalInt.empty());
    }

    @Test
    void needsTheJavaReleaseOfItsNewestPart() {
        ArchiveBuilder newer = jar("newer-1.jar").classFile("lib/Newer.class", ArchiveBuilder.JAVA_21);

        assertThat(inspect(bootJar("3.5.16")
                                .launcher(MODERN)
                                .libraries(LIB, "older-1.jar")
                                .nested(LIB, newer))
                        .javaVersion())
                .isEqualTo(new JavaVersion(21));
    }

    @Test
    void doesNotAskTheLibrariesThatAreLeftOutForTheirJavaRelease() {
        ArchiveBuilder jarmode =
                jar("spring-boot-jarmode-tools-4.1.2.jar").classFile("lib/Newer.class", ArchiveBuilder.JAVA_21);

        assertThat(inspect(bootJar("4.1.2").launcher(MODERN).nested(LIB, jarmode))
                        .javaVersion())
                .isEqualTo(new JavaVersion(17));
    }

    @Test
    void startsAClassOfALibrary() {
        ArchiveBuilder library = jar("starter-1.jar").mainClass("com/example/Starter.class", JAVA_8);

        assertThat(inspect(bootJar("3.5.16")
                                .launcher(MODERN)
                                .manifest("Start-Class", "com.example.Starter")
                                .nested(LIB, library))
                        .startClass())
                .isEqualTo("com.example.Starter");
    }

    @Test
    void saysThatTheStartClassIsMissing() {
        build.archive(bootJar("3.5.16")
                .launcher(MODERN)
                .manifest("Start-Class", "com.example.Gone")
                .libraries(LIB, "a-1.jar"));

        assertRefused(
                "the main class 'com.example.Gone' isn't in 'target/app.jar'; set <mainClass> or -Ddocker-optimize.mainClass to a class that is");
    }

    @Test
    void saysThatNoClassIsNamed() {
        build.archive(jar("app.jar")
                .manifest("Spring-Boot-Version", "3.5.16")
                .manifest("Spring-Boot-Classes", "BOOT-INF/classes/"));

        assertRefused(
                "'target/app.jar' has no 'Start-Class' in its manifest; set <mainClass> of the spring-boot-maven-plugin");
    }

    @Test
    void saysThatTheArchiveStartsAnotherMainClass() {
        build.archive(bootJar("3.5.16").launcher(MODERN)).mainClass("com.example.Other");

        assertRefused(
                "'mainClass' is 'com.example.Other', but 'target/app.jar' starts 'com.example.App'; set <mainClass> of the spring-boot-maven-plugin, which writes it into the archive");
    }

    @Test
    void takesTheMainClassThatTheArchiveStartsAnyway() {
        build.mainClass("com.example.App");

        assertThat(inspect(bootJar("3.5.16").launcher(MODERN)).startClass()).isEqualTo("com.example.App");
    }

    @Test
    void saysThatAnIndexIsMissing() {
        build.archive(bootJar("3.5.16").launcher(MODERN).manifest("Spring-Boot-Layers-Index", "BOOT-INF/layers.idx"));

        assertRefused(
                "'target/app.jar' names the index 'BOOT-INF/layers.idx' in its manifest but doesn't have it; rebuild the archive with 'mvn clean package'");
    }

    @Test
    void saysThatTheClassPathIndexNamesAJarThatIsNotThere() {
        build.archive(bootJar("3.5.16")
                .launcher(MODERN)
                .classPathIndex("BOOT-INF/classpath.idx", "- \"BOOT-INF/lib/gone-1.jar\"\n"));

        assertRefused(
                "'BOOT-INF/classpath.idx' in 'target/app.jar' names 'BOOT-INF/lib/gone-1.jar', which isn't in the archive; rebuild it with 'mvn clean package'");
    }

    @Test
    void saysThatTheLayersIndexNamesAFileThatIsNotThere() {
        build.archive(bootJar("3.5.16")
                .launcher(MODERN)
                .layersIndex("BOOT-INF/layers.idx", "- \"all\":\n  - \"BOOT-INF/lib/gone-1.jar\"\n"));

        assertRefused(
                "'BOOT-INF/layers.idx' in 'target/app.jar' names 'BOOT-INF/lib/gone-1.jar', which isn't in the archive; rebuild it with 'mvn clean package'");
    }

    @Test
    void saysThatAFileIsInNoLayer() {
        build.archive(bootJar("3.5.16").launcher(MODERN).layersIndex("BOOT-INF/layers.idx", """
                        - "application":
                          - "BOOT-INF/"
                          - "META-INF/"
                        """));

        assertRefused(
                "'BOOT-INF/layers.idx' in 'target/app.jar' has no layer for 'org/springframework/boot/loader/launch/JarLauncher.class'; rebuild the archive with 'mvn clean package'");
    }

    @Test
    void takesAnIndexThatIsEmptyForBroken() {
        build.archive(bootJar("3.5.16").launcher(MODERN).layersIndex("BOOT-INF/layers.idx", "\n"));

        assertRefused(
                "'BOOT-INF/layers.idx' in 'target/app.jar' has no layer for 'META-INF/MANIFEST.MF'; rebuild the archive with 'mvn clean package'");
    }

    private BootApplication inspect(ArchiveBuilder archive) {
        return inspect(build, archive);
    }

    private static BootApplication inspect(TestBuild build, ArchiveBuilder archive) {
        return build.archive(archive).inspect(BootApplication.class);
    }

    private static List<String> libraries(BootApplication application) {
        return application.libraries().stream()
                .map(library -> library.entry().fileName())
                .toList();
    }

    private static List<Tuple> layers(BootApplication application) {
        return application.layers().stream().map(BootInspectorTest::layer).toList();
    }

    private static Tuple layer(IndexedLayer layer) {
        return tuple(
                layer.name(), layer.files().stream().map(ArchiveEntry::name).toList());
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> build.inspect())
                .withMessage(message);
    }
}
