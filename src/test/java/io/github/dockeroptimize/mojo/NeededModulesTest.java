package io.github.dockeroptimize.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.inspect.JavaSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real POM files of a reactor; the module is {@code com.example.shop:app}, and nothing of it is built. */
class NeededModulesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void modules() throws IOException {
        root("app", "common", "unused");
        pom("common", "");
        pom("unused", "");
    }

    @Test
    void aModuleThatNeedsNoOtherIsAlone() throws IOException {
        write("app/pom.xml", "<project><groupId>com.example.shop</groupId><artifactId>app</artifactId></project>");
        JavaSources sources = read("app");
        assertThat(sources.context()).isEqualTo(folder.resolve("app"));
        assertThat(poms(sources)).containsExactly("pom.xml");
        assertThat(sources.maven().options()).isEmpty();
    }

    @Test
    void aSiblingIsNeededAndSoAreTheRootAndNoOthers() throws IOException {
        pom("app", dependency("common"));
        JavaSources sources = read("app");
        assertThat(sources.context()).isEqualTo(folder);
        assertThat(poms(sources)).containsExactly("app/pom.xml", "common/pom.xml", "pom.xml");
        assertThat(sources.poms().get(2).absent()).containsExactly("unused");
        assertThat(sources.maven().options()).containsExactly("-pl", "app", "-am");
        assertThat(sources.sources()).containsExactly("app/src", "common/src");
    }

    @Test
    void siblingsOfSiblingsAreNeededInEveryScopeAndByEveryName() throws IOException {
        pom(
                "app",
                "<dependencies><dependency><groupId>${project.groupId}</groupId><artifactId>common</artifactId>"
                        + "<scope>test</scope></dependency></dependencies>");
        pom(
                "common",
                "<build><plugins><plugin><groupId>com.example.shop</groupId><artifactId>unused</artifactId>"
                        + "</plugin></plugins></build>");
        assertThat(poms(read("app"))).containsExactly("app/pom.xml", "common/pom.xml", "pom.xml", "unused/pom.xml");
    }

    @Test
    void whatAParentNeedsIsNeeded() throws IOException {
        write(
                "pom.xml",
                project(
                        "root",
                        "<packaging>pom</packaging><modules><module>app</module><module>common</module></modules>"
                                + dependency("common")));
        pom("app", "");
        write("common/pom.xml", project("common", ""));
        assertThat(poms(read("app"))).contains("common/pom.xml");
    }

    @Test
    void importedVersionsAreNeeded() throws IOException {
        pom(
                "app",
                "<dependencyManagement><dependencies><dependency><groupId>com.example.shop</groupId>"
                        + "<artifactId>common</artifactId><type>pom</type><scope>import</scope></dependency></dependencies>"
                        + "</dependencyManagement>");
        assertThat(poms(read("app"))).contains("common/pom.xml");
    }

    @Test
    void aParentBesideWithoutModulesIsRead() throws IOException {
        Files.delete(folder.resolve("pom.xml"));
        write("parent/pom.xml", project("parent", "<packaging>pom</packaging>"));
        write(
                "app/pom.xml",
                "<project><parent><groupId>com.example.shop</groupId><artifactId>parent</artifactId>"
                        + "<version>1</version><relativePath>../parent</relativePath></parent><artifactId>app</artifactId></project>");
        TestModule module = module("app");
        module.project().setParent(parent("parent/pom.xml"));
        JavaSources sources = read(module);
        assertThat(sources.context()).isEqualTo(folder);
        assertThat(poms(sources)).containsExactly("app/pom.xml", "parent/pom.xml");
        assertThat(sources.maven().options()).containsExactly("-f", "app/pom.xml");
    }

    @Test
    void nestedAggregatorsLeadToTheModule() throws IOException {
        root("services", "common");
        write(
                "services/pom.xml",
                project(
                        "services",
                        "<packaging>pom</packaging><modules><module>app</module>"
                                + "<module>other</module></modules>"));
        write("services/other/pom.xml", project("other", ""));
        write("services/app/pom.xml", project("app", dependency("common")));
        JavaSources sources = read("services/app");
        assertThat(poms(sources))
                .containsExactly("common/pom.xml", "pom.xml", "services/app/pom.xml", "services/pom.xml");
        assertThat(sources.poms().get(3).absent()).containsExactly("other");
        assertThat(sources.maven().options()).containsExactly("-pl", "services/app", "-am");
    }

    @Test
    void thePluginIsTakenOutOfThePomThatNamesIt() throws IOException {
        pom(
                "app",
                dependency("common") + "<build><plugins><plugin><groupId>io.github.dockeroptimize</groupId>"
                        + "<artifactId>docker-optimize-maven-plugin</artifactId></plugin></plugins></build>");
        assertThat(read("app").poms()).extracting(JavaSources.Pom::namesPlugin).containsExactly(true, false, false);
    }

    @Test
    void testsAreKeptOutUnlessAModuleNeedsThoseOfAnother() throws IOException {
        pom("app", dependency("common"));
        assertThat(read("app").tests()).contains("common/src/test");
        pom("app", dependency("common").replace("</artifactId>", "</artifactId><type>test-jar</type>"));
        assertThat(read("app").tests()).isEmpty();
        assertThat(read("app").maven().testJars()).isTrue();
    }

    @Test
    void whatThePomNamesBesideItsSourcesIsCompiledToo() throws IOException {
        Files.createDirectories(folder.resolve("app/proto dir"));
        Files.createDirectories(folder.resolve("app/target"));
        pom(
                "app",
                dependency("common") + "<build><plugins><plugin><artifactId>x</artifactId><configuration>"
                        + "<a>${project.basedir}/proto dir/v1</a><b>${basedir}/target/x</b><c>${basedir}/missing</c>"
                        + "</configuration></plugin></plugins></build>");
        assertThat(read("app").sources()).containsExactly("app/proto dir", "app/src", "common/src");
    }

    private static List<String> poms(JavaSources sources) {
        return sources.poms().stream().map(JavaSources.Pom::path).toList();
    }

    private JavaSources read(String path) {
        return read(module(path));
    }

    private JavaSources read(TestModule module) {
        GenerateMojo goal = module.goal();
        goal.mainClass = "com.example.App";
        return new JavaModule(goal).read().orElseThrow();
    }

    private TestModule module(String path) {
        return TestModule.in(folder.resolve(path));
    }

    private MavenProject parent(String pom) {
        MavenProject parent = TestModule.project(TestModule.model("com.example.shop", "parent"));
        parent.setFile(folder.resolve(pom).toFile());
        return parent;
    }

    private void root(String... modules) throws IOException {
        StringBuilder named = new StringBuilder();
        for (String module : modules) {
            named.append("<module>").append(module).append("</module>");
        }
        write("pom.xml", project("root", "<packaging>pom</packaging><modules>" + named + "</modules>"));
    }

    private void pom(String name, String content) throws IOException {
        write(
                name + "/pom.xml",
                "<project><parent><groupId>com.example.shop</groupId><artifactId>root</artifactId>"
                        + "<version>1</version></parent><artifactId>" + name + "</artifactId>" + content
                        + "</project>");
    }

    private static String project(String name, String content) {
        return "<project><groupId>com.example.shop</groupId><artifactId>" + name + "</artifactId><version>1</version>"
                + content + "</project>";
    }

    private static String dependency(String name) {
        return "<dependencies><dependency><groupId>com.example.shop</groupId><artifactId>" + name
                + "</artifactId></dependency></dependencies>";
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.resolveSibling("src/main/java"));
        Files.writeString(path, text);
    }
}
