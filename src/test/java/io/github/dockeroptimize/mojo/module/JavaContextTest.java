package io.github.dockeroptimize.mojo.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.application.JavaSources;
import io.github.dockeroptimize.dockerfile.IgnoredFiles;
import io.github.dockeroptimize.dockerfile.SourceFiles;
import io.github.dockeroptimize.image.ImageName;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Options;
import io.github.dockeroptimize.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is copied and what is ignored agree for the sources of a Maven module, with all that lies around. */
class JavaContextTest {

    private static final Pattern COPIED = Pattern.compile("(?m)^COPY (?!--from)(?:--\\S+ )*(\\S+) ");

    @TempDir
    Path folder;

    @BeforeEach
    void writeReactor() throws IOException {
        write(
                "pom.xml",
                """
                <project><groupId>com.example.shop</groupId><artifactId>root</artifactId><version>1</version>
                <packaging>pom</packaging><modules><module>app</module><module>common</module><module>other</module>
                </modules></project>""");
        pom(
                "app",
                "<dependencies><dependency><groupId>com.example.shop</groupId><artifactId>common</artifactId>"
                        + "</dependency></dependencies><build><resources><resource><directory>${project.basedir}</directory>"
                        + "<includes><include>docs/**</include></includes></resource><resource>"
                        + "<directory>${project.basedir}/../texts</directory></resource></resources></build>");
        pom("common", "");
        pom("other", "");
        for (String file : List.of(
                ".gitignore",
                "mvnw",
                ".mvn/wrapper/maven-wrapper.properties",
                ".mvn/target/a.class",
                "app/src/main/java/App.java",
                "app/src/main/resources/größe.txt",
                "app/src/main/resources/a.log",
                "app/src/main/resources/keep.log",
                "app/src/main/resources/server.pem",
                "app/src/test/java/AppTest.java",
                "app/docs/a.txt",
                "app/docs/.env",
                "app/target/app.jar",
                "common/src/main/java/Common.java",
                "common/node_modules/x.js",
                "other/src/main/java/Other.java",
                "texts/de.txt",
                ".env",
                "notes.md")) {
            write(file, "");
        }
        write(".gitignore", "*.log\n!keep.log\ntarget/\n");
    }

    @Test
    void nothingIsCopiedThatIsIgnoredOrIsNotThere() throws IOException {
        ImagePlan plan = plan(SourceChoices.NONE);
        List<String> context = context(plan);
        List<String> copied = COPIED.matcher(Files.readString(SourceFiles.write(plan, "Dockerfile")))
                .results()
                .map(line -> line.group(1))
                .toList();
        assertThat(copied).contains("mvnw", "pom.xml", "app/pom.xml", "app/src");
        for (String path : copied) {
            assertThat(folder.resolve(path)).exists();
            assertThat(context).as(path).anyMatch(file -> file.equals(path) || file.startsWith(path + "/"));
        }
        assertThat(context)
                .as("what is sent is copied")
                .allMatch(file -> copied.stream().anyMatch(path -> file.equals(path) || file.startsWith(path + "/")));
    }

    @Test
    void theContextIsWhatTheNeededModulesCompile() throws IOException {
        assertThat(context(plan(SourceChoices.NONE)))
                .containsExactly(
                        ".mvn/wrapper/maven-wrapper.properties",
                        "app/docs/a.txt",
                        "app/pom.xml",
                        "app/src/main/java/App.java",
                        "app/src/main/resources/größe.txt",
                        "app/src/main/resources/keep.log",
                        "app/src/main/resources/server.pem",
                        "common/pom.xml",
                        "common/src/main/java/Common.java",
                        "mvnw",
                        "pom.xml",
                        "texts/de.txt");
    }

    @Test
    void theUsersChoicesAreInBoth() throws IOException {
        List<String> context = context(
                plan(new SourceChoices(List.of("notes.md"), List.of("**/*.pem", "texts"), List.of(), List.of())));
        assertThat(context)
                .contains("notes.md")
                .noneMatch(file -> file.endsWith(".pem") || file.startsWith("texts/"));
    }

    private List<String> context(ImagePlan plan) throws IOException {
        Path dockerfile = SourceFiles.write(plan, "Dockerfile");
        Path ignored = dockerfile.resolveSibling(".dockerignore");
        return new IgnoredFiles(Files.readString(ignored)).others(folder);
    }

    private ImagePlan plan(SourceChoices choices) {
        JavaSources sources = new JavaModule(
                        TestModule.in(folder.resolve("app")).module(),
                        ArchiveChoice.of("App", null, null),
                        choices)
                .read()
                .orElseThrow();
        return Planner.plan(sources, "app", Options.defaults(ImageName.parse("app:1")));
    }

    private void pom(String name, String content) throws IOException {
        write(
                name + "/pom.xml",
                "<project><parent><groupId>com.example.shop</groupId><artifactId>root</artifactId>"
                        + "<version>1</version></parent><artifactId>" + name + "</artifactId>" + content
                        + "</project>");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
