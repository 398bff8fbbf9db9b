package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.ArchiveBuilder.JAVA_17;
import static io.github.dockeroptimize.ArchiveBuilder.JAVA_21;
import static io.github.dockeroptimize.ArchiveBuilder.jar;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.application.JarApplication;
import io.github.dockeroptimize.application.JavaVersion;
import io.github.dockeroptimize.application.LibraryKind;
import io.github.dockeroptimize.application.ListeningPort;
import io.github.dockeroptimize.application.UberJarApplication;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UberJarInspectorTest {

    private static final String DESCRIPTOR = "META-INF/maven/org.demo/a/pom.properties";

    @TempDir
    Path folder;

    private TestBuild build;

    @BeforeEach
    void startBuild() {
        build = TestBuild.in(folder).release("org.demo:a:1.0");
    }

    @Test
    void knowsItByTheMavenDescriptorOfADependency() {
        UberJarApplication application = inspectUber(runnable("app.jar").entry(DESCRIPTOR, "version=1.0"));

        assertThat(application.mainClass()).isEqualTo("com.example.App");
        assertThat(application.javaVersion()).isEqualTo(new JavaVersion(17));
        assertThat(application.port()).isEqualTo(ListeningPort.NONE);
        assertThat(application.describe()).isEqualTo("uber jar");
    }

    @Test
    void knowsItByTheFirstClassOfADependency() {
        inspectUber(runnable("app.jar").classFile("lib/a_1_0.class", ArchiveBuilder.JAVA_8));
    }

    @Test
    void passesOverTheModuleInfoAndTheMetadataOfADependency() {
        ArchiveBuilder modular = jar("modular-1.0.jar")
                .classFile("META-INF/versions/9/org/demo/Modular.class", JAVA_17)
                .classFile("module-info.class", JAVA_17)
                .classFile("org/demo/package-info.class", JAVA_17)
                .classFile("org/demo/Modular.class", JAVA_17);
        build = TestBuild.in(folder).library("org.demo:modular:1.0", LibraryKind.RELEASE, modular);

        inspectUber(runnable("app.jar").classFile("org/demo/Modular.class", JAVA_17));
    }

    @Test
    void knowsItByTheJarThatShadingStartedFrom() {
        jar("original-app.jar").write(build.target());

        inspectUber(runnable("app.jar"));
    }

    @Test
    void passesOverAnAttachedJarThatOnlyHasAnOriginalBeside() {
        build.archive(runnable("app.jar"));
        jar("original-app-other.jar").write(build.target());

        assertThat(inspectPlain(runnable("app-other.jar")).packaged().displayName())
                .isEqualTo("target/app.jar");
    }

    @Test
    void takesTheAttachedJarWithDependencies() {
        build.archive(jar("app.jar").mainClass("com/example/App.class", JAVA_17));

        UberJarApplication application =
                inspectUber(runnable("app-jar-with-dependencies.jar").entry(DESCRIPTOR, "version=1.0"));

        assertThat(application.packaged().displayName()).isEqualTo("target/app-jar-with-dependencies.jar");
    }

    @Test
    void passesOverAnAttachedJarThatDoesNotRun() {
        build.archive(runnable("app.jar"));

        inspectPlain(jar("app-all.jar").entry(DESCRIPTOR, "version=1.0"));
    }

    @Test
    void passesOverAnAttachedJarThatHoldsNoDependency() {
        build.archive(runnable("app.jar"));

        assertThat(inspectPlain(runnable("app-other.jar")).packaged().displayName())
                .isEqualTo("target/app.jar");
    }

    @Test
    void prefersThePlainJarThatRunsWithItsOwnClassPath() {
        build.archive(runnable("app.jar").manifest("Class-Path", "lib/a-1.0.jar"));

        JarApplication application =
                inspectPlain(runnable("app-jar-with-dependencies.jar").entry(DESCRIPTOR, "version=1.0"));

        assertThat(application.packaged().displayName()).isEqualTo("target/app.jar");
    }

    @Test
    void takesAJarWithFewOfManyDependenciesInsideForAPlainOne() {
        build.release("org.demo:b:1.0");

        inspectPlain(runnable("app.jar").entry(DESCRIPTOR, "version=1.0"));
    }

    @Test
    void takesAJarWithMostOfItsDependenciesInsideForAnUberJar() {
        build.release("org.demo:b:1.0").release("org.demo:c:1.0");

        inspectUber(runnable("app.jar")
                .entry(DESCRIPTOR, "version=1.0")
                .entry("META-INF/maven/org.demo/c/pom.properties", "version=1.0"));
    }

    @Test
    void takesAJarWithoutDependenciesForAPlainOne() {
        build = TestBuild.in(folder);

        inspectPlain(runnable("app.jar"));
    }

    @Test
    void readsTheJavaReleaseFromWhatIsInside() {
        UberJarApplication application = inspectUber(
                runnable("app.jar").entry(DESCRIPTOR, "version=1.0").classFile("org/demo/Newer.class", JAVA_21));

        assertThat(application.javaVersion()).isEqualTo(new JavaVersion(21));
    }

    private UberJarApplication inspectUber(ArchiveBuilder jar) {
        return build.archive(jar).inspect(UberJarApplication.class);
    }

    private JarApplication inspectPlain(ArchiveBuilder jar) {
        return build.archive(jar).inspect(JarApplication.class);
    }

    private static ArchiveBuilder runnable(String name) {
        return jar(name).manifest("Main-Class", "com.example.App").mainClass("com/example/App.class", JAVA_17);
    }
}
