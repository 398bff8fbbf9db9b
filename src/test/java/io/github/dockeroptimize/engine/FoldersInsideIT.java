package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders of the base that lie around the application's, and are nobody's standard, stay as they are. */
@RequiresEngine
class FoldersInsideIT {

    @ParameterizedTest
    @ValueSource(strings = {"archive", "layers"})
    void theFolderAroundTheApplicationsKeepsItsOwner(String contents) throws IOException {
        String base = base("mkdir -p /opt/jboss && chown 185:0 /opt/jboss && chmod 775 /opt/jboss");

        assertThat(folder("/opt/jboss", build(contents, base, "/opt/jboss/app")))
                .isEqualTo("775 185:0\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"archive", "layers"})
    void theApplicationsFolderInsideAnotherKeepsItsOwner(String contents) throws IOException {
        String base = base("mkdir -p /opt/jboss/app && chown 185:0 /opt/jboss/app && chmod 775 /opt/jboss/app");

        assertThat(folder("/opt/jboss/app", build(contents, base, "/opt/jboss/app")))
                .isEqualTo("775 185:0\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"archive", "layers"})
    void aFolderOfAnOfficialBaseKeepsItsGroup(String contents) {
        String base = "eclipse-temurin:17-jre";

        assertThat(folder("/var/local", build(contents, base, "/var/local/app")))
                .isEqualTo(folder("/var/local", base));
    }

    @ParameterizedTest
    @ValueSource(strings = {"archive", "layers"})
    void anApplicationFolderThatIsALinkWorksOrIsRefusedByName(String contents) throws IOException {
        String base = base("mkdir /srv/app && ln -s /srv/app /app");
        Path context = context(contents, base, "/app");

        if (contents.equals("archive")) {
            assertThat(Engine.failToBuild(context)).contains("'/app'").contains("link");
        } else {
            try (Container container = Container.start(Engine.build(context, "link"))) {
                assertThat(container.get("/")).isEqualTo("hello");
            }
        }
    }

    private static String base(String run) throws IOException {
        Path folder = Apps.fresh("base-with-folders");
        Files.writeString(folder.resolve("Dockerfile"), "FROM eclipse-temurin:17-jre\nRUN " + run + "\n");
        return Engine.build(folder, "base-with-folders");
    }

    private static Path context(String contents, String base, String workingDirectory) {
        return Apps.boot("3.5.16")
                .generate(
                        "folders-inside",
                        "-Ddocker-optimize.contents=" + contents,
                        "-Ddocker-optimize.baseImage=" + base,
                        "-Ddocker-optimize.workingDirectory=" + workingDirectory);
    }

    private static String build(String contents, String base, String workingDirectory) {
        return Engine.build(context(contents, base, workingDirectory), "folders-inside");
    }

    private static String folder(String folder, String image) {
        return Engine.run(image, "stat", "-c", "%a %u:%g", folder);
    }
}
