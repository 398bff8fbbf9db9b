package io.github.dockeroptimize.mojo.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.JavaPackaging;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModulePackagingTest {

    private static final String SHADE = "org.apache.maven.plugins:maven-shade-plugin";
    private static final String ASSEMBLY = "org.apache.maven.plugins:maven-assembly-plugin";

    @TempDir
    Path folder;

    private TestModule module;

    @BeforeEach
    void module() {
        module = TestModule.in(folder);
        ((DefaultArtifactHandler) module.project().getArtifact().getArtifactHandler()).setExtension("jar");
    }

    @ParameterizedTest
    @CsvSource({
        "app-*.jar,",
        "app-*-shaded.jar, <shadedArtifactAttached>true</shadedArtifactAttached>",
        "app-*-all.jar, <shadedArtifactAttached>true</shadedArtifactAttached><shadedClassifierName>all</shadedClassifierName>",
        "program.jar, <finalName>program</finalName>",
        "app-*-fat.jar, <outputFile>target/app-1.0-fat.jar</outputFile>",
        "fat/app.jar, <outputFile>${target}/fat/app.jar</outputFile>"
    })
    void aShadedJarMayHaveAClassifier(String archive, String configuration) {
        module.plugin(
                SHADE,
                "shade",
                "shade",
                Optional.ofNullable(configuration)
                        .orElse("")
                        .replace("${target}", module.target().toString()));
        assertThat(packaging().archive()).isEqualTo(archive);
        assertThat(packaging().packaging()).hasValue(new JavaPackaging.UberJar(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"app-*-jar-with-dependencies.jar,", "app-*.jar, <appendAssemblyId>false</appendAssemblyId>"})
    void anAssemblyHasOneUnlessItIsLeftOut(String archive, String configuration) {
        module.plugin(
                ASSEMBLY,
                "all",
                "single",
                "<descriptorRefs><descriptorRef>jar-with-dependencies</descriptorRef></descriptorRefs>"
                        + Optional.ofNullable(configuration).orElse(""));
        assertThat(packaging().archive()).isEqualTo(archive);
    }

    @Test
    void theChosenArchiveIsInTheBuildDirectory() {
        assertThat(packaging(ArchiveChoice.of(null, null, "target/app-1.0-fat.jar"))
                        .archive())
                .isEqualTo("app-*-fat.jar");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() ->
                        packaging(ArchiveChoice.of(null, null, "../app.jar")).archive())
                .withMessage(
                        "'archive' is '../app.jar', but with 'contents' 'sources' the archive is taken from 'target';"
                                + " let the build write it there");
    }

    @Test
    void aModuleThatQuarkusPackagesIsRefused() {
        module.plugin("io.quarkus.platform:quarkus-maven-plugin", "default", "build", "");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> packaging().packaging())
                .withMessageContaining("quarkus.package.jar.type");
    }

    @Test
    void theMainClassOfTheManifestMayStandInAnExecution() {
        module.plugin(
                PluginSettings.JAR,
                "default-jar",
                "jar",
                "<archive><manifestEntries><Main-Class>c.App</Main-Class></manifestEntries></archive>");
        assertThat(packaging().packaging()).hasValue(new JavaPackaging.PlainJar("c.App", List.of()));
    }

    private ModulePackaging packaging() {
        return packaging(ArchiveChoice.of(null, null, null));
    }

    private ModulePackaging packaging(ArchiveChoice choice) {
        ReactorTree.Member member = new ReactorTree.Member(
                "com.example.shop:app",
                folder.resolve("pom.xml"),
                module.project().getModel(),
                Map.of());
        return new ModulePackaging(module.module(), choice, member, List.of(member));
    }
}
