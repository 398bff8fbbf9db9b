package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.ArchiveBuilder.JAVA_17;
import static io.github.dockeroptimize.ArchiveBuilder.bootJar;
import static io.github.dockeroptimize.ArchiveBuilder.bootWar;
import static io.github.dockeroptimize.ArchiveBuilder.jar;
import static io.github.dockeroptimize.ArchiveBuilder.library;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.application.LibraryFile;
import io.github.dockeroptimize.application.LibraryKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/** What is resolved for run time against what is in the image. */
class CompletenessTest {

    private static final List<String> NAMES = List.of(
            "org.demo:core:1.0",
            "org.demo:core-api:1.0",
            "org.other:core:1.0",
            "com.acme.deep:core-api-extra:2.3.4",
            "io.netty:netty:4.1:linux-x86_64",
            "io.netty:netty:4.1",
            "org.demo:x+y:1.0-beta+2",
            "org.demo:snap:1.0-SNAPSHOT",
            "org.demo:spaced name:1");

    @TempDir
    Path folder;

    /** How plugins name the jars of a class path. */
    enum Layout {
        SIMPLE,
        NO_PREFIX,
        ABOVE,
        REPOSITORY,
        GROUP_BEFORE,
        GROUP_FOLDER,
        WITH_HYPHEN,
        VERSION_FIRST,
        STRIP_VERSION;

        private String url(Coordinates names) {
            String group = names.groupId();
            String file = names.fileName();
            String url = switch (this) {
                case SIMPLE -> "lib/" + file;
                case NO_PREFIX -> file;
                case ABOVE -> "../../repo/" + file;
                case REPOSITORY ->
                    String.join("/", "lib", group.replace('.', '/'), names.artifactId(), names.version(), file);
                case GROUP_BEFORE -> "lib/" + group + "." + file;
                case GROUP_FOLDER -> "lib/" + group + "/" + file;
                case WITH_HYPHEN -> group + "-" + file;
                case VERSION_FIRST ->
                    "lib/" + names.version() + "_" + names.artifactId() + "_" + names.classifier() + ".jar";
                case STRIP_VERSION -> "lib/" + file.replace("-" + names.version(), "");
            };
            return url.replace(" ", "%20");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverTheLayoutOfTheClassPathEachLibraryIsInTheImageOnce(Layout layout) {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<String> resolved = new ArrayList<>(NAMES);
            Collections.shuffle(resolved, random);
            resolved = resolved.subList(0, 1 + random.nextInt(NAMES.size()));
            TestBuild build = TestBuild.in(folder.resolve(layout + "-" + seed));
            for (String name : resolved) {
                build.library(
                        name,
                        name.contains("SNAPSHOT") ? LibraryKind.SNAPSHOT : LibraryKind.RELEASE,
                        library(Coordinates.parse(name).fileName()));
            }
            List<String> named = resolved.subList(0, random.nextInt(resolved.size()) + 1);
            String classPath = Stream.concat(
                            random.nextBoolean() ? Stream.of("config/") : Stream.empty(),
                            named.stream().map(Coordinates::parse).map(layout::url))
                    .collect(Collectors.joining(" "));

            Application application =
                    build.archive(program().manifest("Class-Path", classPath)).inspect();

            assertThat(application.libraries())
                    .as("%s: %s", seed, classPath)
                    .extracting(LibraryFile::coordinates)
                    .containsExactlyInAnyOrderElementsOf(
                            resolved.stream().map(Coordinates::parse).toList());
            assertThat(application.libraries().subList(0, named.size()))
                    .extracting(library -> library.coordinates().artifactId())
                    .containsExactlyElementsOf(named.stream()
                            .map(Coordinates::parse)
                            .map(Coordinates::artifactId)
                            .toList());
            assertThat(application.libraries())
                    .extracting(LibraryFile::fileName)
                    .doesNotHaveDuplicates();
            assertThat(notes(build, application).stream()
                            .anyMatch(note -> note.contains("at the end of the class path")))
                    .isEqualTo(named.size() < resolved.size());
        }
    }

    @Test
    void whatTheClassPathNamesInVainIsSaid() {
        TestBuild build = TestBuild.in(folder)
                .release("org.demo:a:1.0")
                .archive(program().manifest("Class-Path", "./ config/ lib/a-1.0.jar lib/gone-9.jar"));
        assertThat(notes(build))
                .containsExactly(
                        "'lib/gone-9.jar' in the Class-Path of 'target/app.jar' is neither a dependency nor a file, and is"
                                + " ignored, as the JVM does",
                        "'config/' in the Class-Path of 'target/app.jar' is not in the image; add it with <files>, or mount"
                                + " it next to the jar");
    }

    @Test
    void whatAnArchiveDoesNotContainIsSaidUnlessItIsExplained() {
        TestBuild build = TestBuild.in(folder)
                .release("org.demo:inside:1.0")
                .release("org.demo:missing:1.0")
                .release("org.demo:optional:1.0")
                .archive(bootJar("3.5.0")
                        .launcher("org.springframework.boot.loader.launch.JarLauncher")
                        .manifest("Start-Class", "com.example.App")
                        .mainClass("BOOT-INF/classes/com/example/App.class", JAVA_17)
                        .libraries("BOOT-INF/lib/", "inside-1.0.jar"));
        assertThat(Completeness.notes(
                        build.output(),
                        build.inspect(),
                        library -> library.coordinates().artifactId().equals("optional")
                                ? Omission.EXPLAINED
                                : Omission.POSSIBLE))
                .singleElement()
                .asString()
                .contains("doesn't contain 'org.demo:missing:1.0', which Maven resolves for run time");
    }

    /** Whatever lies in an archive, of each shape that contains its libraries: it has all of them, or is refused. */
    @ParameterizedTest
    @ValueSource(strings = {"boot", "boot-war", "war", "uber"})
    void whatIsLostWithoutAReasonIsRefused(String shape) {
        for (int present = 0; present < 8; present++) {
            TestBuild build = TestBuild.in(folder.resolve(shape + present));
            ArchiveBuilder archive = switch (shape) {
                case "boot" -> bootJar("3.5.0").launcher("org.springframework.boot.loader.launch.JarLauncher");
                case "boot-war" -> bootWar("3.5.0").launcher("org.springframework.boot.loader.launch.WarLauncher");
                case "war" -> jar("app.war").entry("WEB-INF/web.xml", "");
                default -> program().entry("META-INF/maven/org.demo/base/pom.properties", "version=1.0");
            };
            build.packaging(shape.endsWith("war") ? "war" : "jar");
            if (shape.equals("uber")) {
                build.mainClass("com.example.App").release("org.demo:base:1.0");
                jar("original-app.jar").write(build.target());
                archive.classFile("org/base/Base.class", JAVA_17);
            }
            List<String> lost = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                String name = "l" + i;
                build.library(
                        "org.demo:" + name + ":1.0",
                        LibraryKind.RELEASE,
                        jar(name + "-1.0.jar").classFile("org/demo/" + name + "/L" + i + ".class", JAVA_17));
                if ((present & 1 << i) == 0) {
                    lost.add("'org.demo:" + name + ":1.0'");
                } else if (shape.equals("uber")) {
                    archive.classFile("org/demo/" + name + "/L" + i + ".class", JAVA_17);
                } else {
                    archive.libraries(shape.equals("boot") ? "BOOT-INF/lib/" : "WEB-INF/lib/", name + "-1.0.jar");
                }
            }
            Application application = build.archive(archive).inspect();
            if (lost.isEmpty()) {
                assertThat(Completeness.notes(build.output(), application, library -> Omission.UNEXPLAINED))
                        .isEmpty();
            } else {
                assertThatThrownBy(
                                () -> Completeness.notes(build.output(), application, library -> Omission.UNEXPLAINED))
                        .hasMessageContaining("doesn't contain " + String.join(", ", lost) + ", which Maven resolves")
                        .hasMessageContaining("<omittedLibraries>");
            }
        }
    }

    @Test
    void anUberJarMayHaveMovedTheClasses() {
        TestBuild build = TestBuild.in(folder)
                .library(
                        "org.demo:moved:1.0",
                        LibraryKind.RELEASE,
                        jar("moved-1.0.jar").classFile("org/demo/moved/Some.class", JAVA_17))
                .library(
                        "org.demo:left:1.0",
                        LibraryKind.RELEASE,
                        jar("left-1.0.jar").classFile("org/demo/left/Other.class", JAVA_17))
                .library(
                        "org.demo:whole:1.0",
                        LibraryKind.RELEASE,
                        jar("whole-1.0.jar").classFile("org/demo/whole/Whole.class", JAVA_17))
                .archive(program()
                        .classFile("shaded/org/demo/moved/Some.class", JAVA_17)
                        .entry("META-INF/maven/org.demo/whole/pom.properties", "version=1.0")
                        .entry("META-INF/maven/org.demo/moved/pom.properties", "version=1.0"));
        assertThat(notes(build))
                .singleElement()
                .asString()
                .contains("'target/app.jar' doesn't contain 'org.demo:left:1.0'");
    }

    /** As in heroku/devcenter-embedded-tomcat: the program starts a server on the directory, and would answer 404. */
    @ParameterizedTest
    @CsvSource({"jar, app.jar, 1", "war, app.war, 0"})
    void pagesThatNothingPackagesAreNamed(String packaging, String archive, int notes) throws IOException {
        Files.createDirectories(folder.resolve("src/main/webapp"));
        TestBuild build = TestBuild.in(folder)
                .packaging(packaging)
                .archive(jar(archive)
                        .manifest("Main-Class", "com.example.App")
                        .mainClass("com/example/App.class", JAVA_17));
        assertThat(notes(build)).hasSize(notes).allMatch(note -> note.startsWith("'src/main/webapp' is neither"));
    }

    @Test
    void aJarNextToAWarThatStartsByItselfIsNamed() {
        TestBuild build =
                TestBuild.in(folder).packaging("war").archive(jar("app.war").entry("index.html", ""));
        jar("app-bootable.jar").manifest("Main-Class", "org.wildfly.Main").write(build.target());
        assertThat(notes(build)).singleElement().asString().startsWith("'target/app-bootable.jar', next to the WAR");
    }

    @Test
    void whatIsNotAttachedIsNamedWhereTheImageIsOfAnotherAndWhereThereIsNone() {
        ArchiveBuilder fat = jar("app-fat.jar").manifest("Main-Class", "com.example.App");
        assertThat(notes(TestBuild.in(folder).archive(program()).unattached(fat)))
                .containsExactly(
                        "'target/app-fat.jar' can be started, too, but isn't attached to the build, and isn't in"
                                + " the image; if it is meant, set <archive> or -Ddocker-optimize.archive");
        String way = ", or <archive> to 'target/app-fat.jar', which can be started, too";
        assertThatThrownBy(TestBuild.in(folder)
                        .archive(jar("app.jar").entry("a.txt", ""))
                        .unattached(fat)::inspect)
                .hasMessageContaining("has no main class, neither")
                .hasMessageContaining(way);
        assertThatThrownBy(TestBuild.in(folder)
                        .archive(jar("app.jar").mainClass("a/A.class", JAVA_17).mainClass("b/B.class", JAVA_17))
                        .unattached(fat)::inspect)
                .hasMessageContaining("has 2 main classes")
                .hasMessageEndingWith(way);
        assertThatThrownBy(TestBuild.in(folder)
                        .archive(jar("app.jar").manifest("Main-Class", "gone.Gone"))
                        .unattached(fat)::inspect)
                .hasMessageEndingWith(way);
    }

    @Test
    void servicesThatOnlyAModuleDeclaresAreNamed() {
        TestBuild hidden = TestBuild.in(folder).archive(program().entry("module-info.class", module("c/Greeter")));
        assertThat(notes(hidden))
                .containsExactly(
                        "'target/app.jar' is a module, but is on the class path, where ServiceLoader doesn't find"
                                + " its 'c.Greeter'; add META-INF/services, or set <entrypoint> with -p and -m");
        TestBuild both = TestBuild.in(folder.resolve("both"))
                .archive(program()
                        .entry("module-info.class", module("c/Greeter"))
                        .entry("META-INF/services/c.Greeter", "c.Hello"));
        assertThat(notes(both)).isEmpty();
    }

    private static byte[] module(String service) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
        ModuleVisitor module = writer.visitModule("c.app", 0, null);
        module.visitRequire("java.base", Opcodes.ACC_MANDATED, null);
        module.visitProvide(service, "c/Hello");
        module.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static ArchiveBuilder program() {
        return jar("app.jar").manifest("Main-Class", "com.example.App").mainClass("com/example/App.class", JAVA_17);
    }

    private static List<String> notes(TestBuild build) {
        return notes(build, build.inspect());
    }

    private static List<String> notes(TestBuild build, Application application) {
        return Completeness.notes(build.output(), application, library -> Omission.POSSIBLE);
    }
}
