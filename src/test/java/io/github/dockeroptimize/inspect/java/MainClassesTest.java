package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.ArchiveBuilder.JAVA_17;
import static io.github.dockeroptimize.ArchiveBuilder.JAVA_21;
import static io.github.dockeroptimize.ArchiveBuilder.JAVA_25;
import static io.github.dockeroptimize.ArchiveBuilder.jar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.objectweb.asm.Opcodes.ACC_ABSTRACT;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PROTECTED;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.application.JarApplication;
import io.github.dockeroptimize.application.LibraryKind;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;

class MainClassesTest {

    private static final String ARGUMENTS = "([Ljava/lang/String;)V";

    private static final String NONE =
            "'target/app.jar' has no main class, neither in its manifest nor in its class files; set <mainClass> or -Ddocker-optimize.mainClass, or skip this module with <skip>true</skip> if it is a library";

    @TempDir
    Path folder;

    private TestBuild build;

    @BeforeEach
    void startBuild() {
        build = TestBuild.in(folder);
    }

    @Test
    void isTheParametersBeforeTheManifests() {
        build.mainClass("com.example.Other");

        assertThat(mainClass(twoMains().manifest("Main-Class", "com.example.App")))
                .isEqualTo("com.example.Other");
    }

    @Test
    void isTheManifestsBeforeAnyOther() {
        assertThat(mainClass(twoMains().manifest("Main-Class", "com.example.App")))
                .isEqualTo("com.example.App");
    }

    @Test
    void isTheOnlyOneWithAMainMethod() {
        assertThat(mainClass(jar("app.jar")
                        .classFile("com/example/Service.class", JAVA_17)
                        .mainClass("com/example/App.class", JAVA_17)))
                .isEqualTo("com.example.App");
    }

    @Test
    void isAClassWithoutAPackage() {
        assertThat(mainClass(jar("app.jar").mainClass("App.class", JAVA_17))).isEqualTo("App");
    }

    @Test
    void mayBeInADependency() {
        build.library(
                        "io.vertx:launcher:1.0",
                        LibraryKind.RELEASE,
                        jar("launcher-1.0.jar").mainClass("io/vertx/Launcher.class", JAVA_17))
                .release("org.demo:b:1.0");

        assertThat(mainClass(jar("app.jar")
                        .manifest("Main-Class", "io.vertx.Launcher")
                        .classFile("com/example/Verticle.class", JAVA_17)))
                .isEqualTo("io.vertx.Launcher");
    }

    @Test
    void saysThatTheParametersIsMissing() {
        build.mainClass("com.example.Gone").release("org.demo:a:1.0");

        assertRefused(
                twoMains(),
                "the main class 'com.example.Gone' isn't in 'target/app.jar'; set <mainClass> or -Ddocker-optimize.mainClass to a class that is");
    }

    @Test
    void saysThatTheManifestsIsMissing() {
        assertRefused(
                twoMains().manifest("Main-Class", "com.example.Gone"),
                "the main class 'com.example.Gone' isn't in 'target/app.jar'; set <mainClass> or -Ddocker-optimize.mainClass to a class that is");
    }

    @Test
    void saysThatThereIsNone() {
        assertRefused(jar("app.jar").classFile("com/example/Library.class", JAVA_17), NONE);
    }

    @Test
    void listsThoseThereAreInTheOrderOfTheirNames() {
        assertRefused(
                twoMains(),
                "'target/app.jar' has 2 main classes, 'com.example.App', 'com.example.Other'; set <mainClass> or -Ddocker-optimize.mainClass to one of them");
    }

    @Test
    void listsTenAtMost() {
        ArchiveBuilder jar = jar("app.jar");
        for (char name = 'A'; name <= 'K'; name++) {
            jar.mainClass(name + ".class", JAVA_17);
        }

        assertRefused(
                jar,
                "'target/app.jar' has 11 main classes, 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', …; set <mainClass> or -Ddocker-optimize.mainClass to one of them");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, ACC_PUBLIC, ACC_STATIC, ACC_PROTECTED, ACC_PROTECTED | ACC_STATIC})
    void mayBeAnyMainThatIsNotPrivateFromJava25On(int access) {
        assertThat(mainClass(concrete(JAVA_25, access, "()V"))).isEqualTo("App");
        assertRefused(concrete(JAVA_21, access, "()V"), NONE);
        assertRefused(concrete(JAVA_21, access, ARGUMENTS), NONE);
    }

    @Test
    void mayBeAnInstanceMethodWithArgumentsFromJava25On() {
        assertThat(mainClass(concrete(JAVA_25, 0, ARGUMENTS))).isEqualTo("App");
    }

    @ParameterizedTest
    @ValueSource(ints = {ArchiveBuilder.JAVA_8, JAVA_17, JAVA_25})
    void isNoPrivateMain(int major) {
        assertRefused(concrete(major, ACC_PRIVATE | ACC_STATIC, ARGUMENTS), NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(Ljava/lang/String;)V", "([Ljava/lang/String;)I", "(I)V"})
    void isNoMainOfAnotherForm(String descriptor) {
        assertRefused(concrete(JAVA_25, ACC_PUBLIC | ACC_STATIC, descriptor), NONE);
    }

    @Test
    void isNoInstanceMethodOfAnAbstractClass() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(JAVA_25, ACC_PUBLIC | ACC_ABSTRACT, "App", null, "java/lang/Object", null);
        writer.visitMethod(ACC_PUBLIC, "main", "()V", null, null).visitEnd();
        writer.visitEnd();

        assertRefused(jar("app.jar").entry("App.class", writer.toByteArray()), NONE);
    }

    @Test
    void isNotInAReleaseOfItsOwn() {
        assertRefused(jar("app.jar").mainClass("META-INF/versions/21/com/example/App.class", JAVA_21), NONE);
    }

    @Test
    void isNotInWhatIsNoClassFile() {
        assertThat(mainClass(jar("app.jar")
                        .entry("com/example/Empty.class", "")
                        .entry("com/example/Text.class", "no class file at all")
                        .entry(
                                "com/example/Future.class",
                                new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 1, 0, 0, 0})
                        .mainClass("com/example/App.class", JAVA_17)))
                .isEqualTo("com.example.App");
    }

    private static ArchiveBuilder twoMains() {
        return jar("app.jar").mainClass("com/example/Other.class", JAVA_17).mainClass("com/example/App.class", JAVA_17);
    }

    private static ArchiveBuilder concrete(int major, int access, String descriptor) {
        return jar("app.jar").mainClass("App.class", major, access, descriptor);
    }

    private String mainClass(ArchiveBuilder jar) {
        return build.archive(jar).inspect(JarApplication.class).mainClass();
    }

    private void assertRefused(ArchiveBuilder jar, String message) {
        TestBuild other = build.archive(jar);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(other::inspect)
                .withMessage(message);
    }
}
