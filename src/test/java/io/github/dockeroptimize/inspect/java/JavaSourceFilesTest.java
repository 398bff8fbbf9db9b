package io.github.dockeroptimize.inspect.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.JavaVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaSourceFilesTest {

    @TempDir
    Path folder;

    @Test
    void findsTheOnlyMainClass() throws IOException {
        write(
                "com/example/App.java",
                "package com.example;\r\nclass App { public static void main(final String... a) {} }");
        write("com/example/Other.java", "package com.example; class Other { void main() {} }");
        assertThat(mainClass()).isEqualTo("com.example.App");
    }

    @Test
    void aKotlinFileIsAClassOfItsOwn() throws IOException {
        write("com/example/App.kt", "package com.example\n\nfun main(args: Array<String>) {}");
        assertThat(mainClass()).isEqualTo("com.example.AppKt");
    }

    @Test
    void aClassWithoutPackageIsOne() throws IOException {
        write("App.java", "public class App { public static void main(String[] args) {} }");
        assertThat(mainClass()).isEqualTo("App");
    }

    @Test
    void twoMainClassesAreToBeChosenFrom() throws IOException {
        write("b/B.java", "package b; class B { public static void main(String[] args) {} }");
        write("a/A.java", "package a; class A { public static void main(String[] args) {} }");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(this::mainClass)
                .withMessage(
                        "the sources have 2 main classes, 'a.A', 'b.B'; set <mainClass> or -Ddocker-optimize.mainClass");
    }

    @Test
    void aLibraryHasNoMainClass() throws IOException {
        write("a/A.java", "package a; class A {}");
        assertThat(JavaSourceFiles.mainClass(List.of(folder), new JavaVersion(21)))
                .isEmpty();
    }

    @Test
    void thePortIsTheConfiguredOne() throws IOException {
        write("application.yml", "server:\n  port: 9090\n");
        assertThat(JavaSourceFiles.port(List.of(folder), Set.of("spring-boot-starter"))
                        .number())
                .hasValue(9090);
    }

    @Test
    void aWebStarterMeansADefaultPort() {
        assertThat(JavaSourceFiles.port(List.of(folder), Set.of("spring-boot-starter-webmvc"))
                        .number())
                .hasValue(8080);
        assertThat(JavaSourceFiles.port(List.of(folder), Set.of("spring-boot-starter-batch"))
                        .number())
                .isEmpty();
    }

    private String mainClass() {
        return JavaSourceFiles.mainClass(List.of(folder, folder.resolve("generated")), new JavaVersion(21))
                .orElseThrow();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }
}
