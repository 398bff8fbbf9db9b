package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.ArchiveBuilder.JAVA_17;
import static io.github.dockeroptimize.ArchiveBuilder.bootJar;
import static io.github.dockeroptimize.ArchiveBuilder.jar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.TestBuild;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThinArrangementTest {

    private static final String LIB = "BOOT-INF/lib/";
    private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

    @TempDir
    Path folder;

    private TestBuild build;

    @BeforeEach
    void startBuild() {
        build = TestBuild.in(folder);
    }

    @Test
    void putsLibrariesBesideAJarOfTheApplicationsOwnClasses() {
        ImagePlan plan = plan(thinnable());

        assertThat(PlanView.layerNames(plan)).containsExactly("dependencies", "snapshot-dependencies", "application");
        assertThat(PlanView.lines(plan, "dependencies"))
                .containsExactly(
                        "755 0:0 /app/", "755 0:0 /app/lib/", "644 0:0 /app/lib/a-1.jar", "644 0:0 /app/lib/b-1.jar");
        assertThat(PlanView.files(plan, "snapshot-dependencies")).containsExactly("/app/lib/c-1-SNAPSHOT.jar");
        assertThat(PlanView.lines(plan, "application")).containsExactly("755 0:0 /app/", "644 0:0 /app/app.jar");
        assertThat(plan.config().entrypoint()).containsExactly("java", "-jar", "/app/app.jar");
        assertThat(plan.layers()).allMatch(layer -> layer.content() instanceof LayerContent.Files);
    }

    @Test
    void namesTheLibrariesInTheOrderOfTheClassPathIndex() {
        assertThat(manifest(plan(thinnable()))).isEqualTo("""
                        Manifest-Version: 1.0\r
                        Main-Class: com.example.App\r
                        Implementation-Title: demo\r
                        Class-Path: lib/b-1.jar lib/c-1-SNAPSHOT.jar lib/a-1.jar\r
                        \r
                        """);
    }

    @Test
    void holdsItsOwnClassesAndMetadataWithoutTheLoaders() {
        ImagePlan plan = plan(thinnable()
                .folder("BOOT-INF/classes/")
                .entry("BOOT-INF/classes/application.yml", "")
                .entry("BOOT-INF/classes/META-INF/services/com.example.Spi", "")
                .entry("META-INF/services/java.nio.file.spi.FileSystemProvider", "loader's")
                .entry("META-INF/services/com.example.Spi", "outer")
                .entry("META-INF/sbom/application.cdx.json", "{}")
                .entry("META-INF/INDEX.LIST", "")
                .entry("META-INF/SIGNER.SF", "")
                .entry("META-INF/SIGNER.RSA", ""));

        Source.AssembledJar jar = PlanView.jar(plan, "/app/app.jar");
        assertThat(PlanView.names(jar))
                .containsExactly(
                        "com/example/App.class",
                        "application.yml",
                        "META-INF/services/com.example.Spi",
                        "META-INF/sbom/application.cdx.json");
        assertThat(jar.parts().get(2).from()).isEqualTo("BOOT-INF/classes/META-INF/services/com.example.Spi");
        assertThat(jar.origin()).isEqualTo("target/app.jar");
    }

    @Test
    void liesInLayersOfItsOwnWhereTheArchiveHasNoIndex() {
        build.reactor("com.example:sibling:1.0");

        ImagePlan plan = plan(
                bootJar("3.5.16").launcher(LAUNCHER).libraries(LIB, "sibling-1.0.jar", "a-1.jar", "b-1-SNAPSHOT.jar"));

        assertThat(PlanView.layerNames(plan))
                .containsExactly("dependencies", "snapshot-dependencies", "project-dependencies", "application");
        assertThat(manifest(plan)).contains("Class-Path: lib/sibling-1.0.jar lib/a-1.jar lib/b-1-SNAPSHOT.jar\r\n");
    }

    @Test
    void isWhatAnArchiveWithoutLauncherGets() {
        ImagePlan plan = Planner.plan(
                build.archive(bootJar("3.5.16")
                                .manifest("Main-Class", "com.example.App")
                                .libraries(LIB, "a-1.jar"))
                        .inspect(),
                TestOptions.defaults());

        assertThat(plan.config().entrypoint()).containsExactly("java", "-jar", "/app/app.jar");
        assertThat(manifest(plan)).contains("Main-Class: com.example.App\r\n", "Class-Path: lib/a-1.jar\r\n");
    }

    @Test
    void writesNamesAsTheUrlsThatTheyAre() {
        ArchiveBuilder odd = jar("a b%20#+1.jar").classFile("A.class", JAVA_17);

        assertThat(manifest(plan(bootJar("3.5.16").launcher(LAUNCHER).nested(LIB, odd))))
                .contains("Class-Path: lib/a%20b%2520%23+1.jar\r\n");
    }

    @Test
    void isNotMadeByTheArchivesOwnTool() {
        var application = build.archive(thinnable()).inspect();
        Options options = TestOptions.with()
                .thin()
                .contents(Options.ContentsChoice.ARCHIVE)
                .build();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Planner.plan(application, options))
                .withMessage(
                        "'contents' is 'archive', but layout 'thin' is created by this plugin, not by the archive's own tool; set <contents>layers</contents> or -Ddocker-optimize.contents=layers");
    }

    private static ArchiveBuilder thinnable() {
        return bootJar("3.5.16")
                .launcher(LAUNCHER)
                .manifest("Implementation-Title", "demo")
                .libraries(LIB, "a-1.jar", "b-1.jar", "c-1-SNAPSHOT.jar", "spring-boot-jarmode-tools-3.5.16.jar")
                .classPathIndex("BOOT-INF/classpath.idx", """
                        - "BOOT-INF/lib/b-1.jar"
                        - "BOOT-INF/lib/c-1-SNAPSHOT.jar"
                        - "BOOT-INF/lib/a-1.jar"
                        - "BOOT-INF/lib/spring-boot-jarmode-tools-3.5.16.jar"
                        """)
                .layersIndex("BOOT-INF/layers.idx", """
                        - "dependencies":
                          - "BOOT-INF/lib/a-1.jar"
                          - "BOOT-INF/lib/b-1.jar"
                          - "BOOT-INF/lib/spring-boot-jarmode-tools-3.5.16.jar"
                        - "spring-boot-loader":
                          - "org/"
                        - "snapshot-dependencies":
                          - "BOOT-INF/lib/c-1-SNAPSHOT.jar"
                        - "application":
                          - "BOOT-INF/"
                          - "META-INF/"
                        """);
    }

    private ImagePlan plan(ArchiveBuilder archive) {
        return Planner.plan(
                build.archive(archive).inspect(), TestOptions.with().thin().build());
    }

    private static String manifest(ImagePlan plan) {
        return PlanView.jar(plan, "/app/app.jar").manifest().text();
    }
}
