package io.github.dockeroptimize.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.application.JavaSources.Pom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands, run by the shell of this machine. */
class PomEditsTest {

    @TempDir
    Path folder;

    @Test
    void aModuleThatIsNotCopiedGetsAnEmptyPom() throws IOException, InterruptedException {
        run(new Pom("pom.xml", List.of("other/pom.xml", "a b/deep/special-pom.xml", "../beside/pom.xml"), false));
        assertThat(folder.resolve("work/other/pom.xml"))
                .content()
                .contains("<artifactId>module-1</artifactId><version>0</version><packaging>pom</packaging></project>");
        assertThat(folder.resolve("work/a b/deep/special-pom.xml")).content().contains("module-2");
        assertThat(folder.resolve("beside/pom.xml")).content().contains("module-3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a/><plugin>OWN</plugin><b/> | <a/><b/>",
                "<plugin><artifactId>x</artifactId></plugin><plugin><v>1</v>OWN<c><plugins/></c></plugin>OK"
                        + " | <plugin><artifactId>x</artifactId></plugin>OK",
                "<plugin>OWN</plugin><plugin><x/></plugin><plugin>OWN</plugin> | <plugin><x/></plugin>",
                "<plugin><x/></plugin><dependency>OWN</dependency> | <plugin><x/></plugin><dependency>OWN</dependency>",
                "100% äöü\\n | 100% äöü\\n"
            })
    void thisPluginIsRemoved(String pom, String expected) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("work"));
        Files.writeString(folder.resolve("work/pom.xml"), own(pom));
        run(new Pom("pom.xml", List.of(), true));
        assertThat(Files.readString(folder.resolve("work/pom.xml")).stripTrailing())
                .isEqualTo(own(expected));
    }

    private static String own(String text) {
        return text.replace(
                "OWN", "\n  <artifactId>\r\n docker-optimize-maven-plugin </artifactId>\n  <version>1</version>\n");
    }

    private void run(Pom pom) throws IOException, InterruptedException {
        Path work = Files.createDirectories(folder.resolve("work"));
        String commands = String.join(" && ", PomEdits.of(List.of(pom)))
                .replace(" \\\n", " ")
                .replace("/tmp/", folder + "/");
        Process shell = new ProcessBuilder("sh", "-c", commands)
                .directory(work.toFile())
                .inheritIO()
                .start();
        assertThat(shell.waitFor()).isZero();
    }
}
