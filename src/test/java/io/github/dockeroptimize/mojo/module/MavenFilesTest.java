package io.github.dockeroptimize.mojo.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.application.JavaSources.MavenCall;
import io.github.dockeroptimize.application.JavaVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenFilesTest {

    @TempDir
    Path folder;

    @Test
    void aReactorWithoutThemIsBuiltByTheImagesMaven() {
        MavenCall call = call();
        assertThat(call.wrapper()).isFalse();
        assertThat(call.folder()).isFalse();
        assertThat(call.secrets()).isEmpty();
    }

    @Test
    void theWrapperNeedsBothItsFiles() throws IOException {
        write("mvnw", "#!/bin/sh\n");
        assertThat(call().wrapper()).isFalse();
        write(".mvn/wrapper/maven-wrapper.properties", "distributionUrl=https://example.com/maven.zip\n");
        assertThat(call().wrapper()).isTrue();
        assertThat(call().folder()).isTrue();
    }

    @Test
    void anEmptyFolderIsNotInACheckoutNorIsWhatMaven4Builds() throws IOException {
        Files.createDirectories(folder.resolve(".mvn/wrapper"));
        write(".mvn/target/project-local-repo/app.pom", "<project/>");
        assertThat(call().folder()).isFalse();
    }

    @Test
    void settingsWithALoginAreASecret() throws IOException {
        write(".mvn/settings.xml", "<settings><servers><server><password>x</password></server></servers></settings>");
        write(".mvn/other-settings.xml", "<settings><offline>false</offline></settings>");
        assertThat(call().secrets()).containsExactly(".mvn/settings.xml");
        assertThat(call().folder()).isTrue();
    }

    @Test
    void aFolderOfNothingButSecretsIsNotCopied() throws IOException {
        write(".mvn/settings.xml", "<settings><servers><server><password>x</password></server></servers></settings>");
        assertThat(call().folder()).isFalse();
    }

    private MavenCall call() {
        return new MavenFiles(folder).call(List.of(), false, false, new JavaVersion(21), List.of());
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }
}
