package io.github.dockeroptimize.mojo.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.application.JavaSources;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Resource;
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
        assertThat(sources.poms().get(2).absent()).containsExactly("unused/pom.xml");
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
        assertThat(sources.poms().get(3).absent()).containsExactly("services/other/pom.xml");
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
    void ofTheModulesOwnDirectoryOnlyTheNamedResourcesAreCopied() throws IOException {
        write("app/LICENSE", "");
        write("app/passwords.txt", "");
        pom("app", dependency("common"));
        Resource resource = new Resource();
        resource.setDirectory(folder.resolve("app").toString());
        resource.addInclude("LICENSE");
        TestModule app = module("app");
        app.module().project().getBuild().addResource(resource);
        assertThat(read(app).sources()).containsExactly("app/LICENSE", "app/src", "common/src");
    }

    @Test
    void whatThePomNamesBesideItsSourcesIsCompiledToo() throws IOException {
        write("app/proto dir/a.proto", "");
        write("app/target/x", "");
        pom(
                "app",
                dependency("common") + "<build><plugins><plugin><artifactId>x</artifactId><configuration>"
                        + "<a>${project.basedir}/proto dir/v1</a><b>${basedir}/target/x</b><c>${basedir}/missing</c>"
                        + "</configuration></plugin></plugins></build>");
        assertThat(read("app").sources()).containsExactly("app/proto dir", "app/src", "common/src");
    }

    @Test
    void aPluginResolvesPathsAgainstTheModule() throws IOException {
        write("app/frontend/index.html", "");
        write("app/plain/a", "");
        write("app/attributes/a.xml", "");
        for (String name : List.of("app/checkstyle.xml", "app/LICENSE", "app/.env", "config.xml", "vendor.jar")) {
            Files.createFile(folder.resolve(name));
        }
        pom(
                "app",
                dependency("common") + "<properties><x>plain/</x></properties><build><plugins><plugin>"
                        + "<artifactId>checkstyle.xml</artifactId><configuration>"
                        + "<a>checkstyle.xml</a><b>frontend/dist,LICENSE</b><c>../config.xml</c><d>.env</d>"
                        + "<e dir=\"attributes/*.xml\"/><f>-jar:${maven.multiModuleProjectDirectory}/../vendor.jar</f>"
                        + "<g>.</g><h>..</h><i>pom.xml</i></configuration></plugin></plugins></build>");
        assertThat(read("app").sources())
                .containsExactly(
                        "app/LICENSE",
                        "app/attributes",
                        "app/checkstyle.xml",
                        "app/frontend",
                        "app/plain",
                        "app/src",
                        "common/src",
                        "config.xml",
                        "vendor.jar");
    }

    @Test
    void aDirectoryOutsideOfTheModuleIsInTheContext() throws IOException {
        write(
                "app/pom.xml",
                project(
                        "app",
                        "<build><resources><resource><directory>../shared/texts</directory></resource></resources>"
                                + "</build>"));
        write("shared/texts/a", "");
        JavaSources sources = read("app");
        assertThat(sources.context()).isEqualTo(folder);
        assertThat(sources.sources()).containsExactly("app/src", "shared/texts");
        assertThat(sources.maven().options()).containsExactly("-f", "app/pom.xml");
    }

    @Test
    void ofTheModulesOwnDirectoryAResourceHasWhatItIncludes() throws IOException {
        write(
                "app/pom.xml",
                project(
                        "app",
                        "<build><resources><resource><directory>${project.basedir}</directory><includes>"
                                + "<include>LICENSE</include><include>docs/**</include></includes></resource></resources>"
                                + "</build>"));
        for (String name : List.of("LICENSE", "passwords.txt", "docs/a.txt", "docs/.env", ".git/x", "target/LICENSE")) {
            write("app/" + name, "");
        }
        assertThat(read("app").sources()).containsExactly("LICENSE", "docs/a.txt", "src");
    }

    @Test
    void theHistoryIsNamedWhereAPluginReadsItAndCopiedWhereItIsAskedFor() throws IOException {
        write("app/.git/HEAD", "");
        write(
                "app/pom.xml",
                project(
                        "app",
                        "<build><plugins><plugin><groupId>io.github.git-commit-id</groupId>"
                                + "<artifactId>git-commit-id-maven-plugin</artifactId></plugin></plugins></build>"));
        assertThat(read("app").notes())
                .containsExactly(
                        "'git-commit-id-maven-plugin' may read .git, which isn't copied; if it does, add it with"
                                + " <sources><source>.git</source></sources> or -Ddocker-optimize.sources=.git");
        JavaSources added = new JavaModule(
                        module("app").module(),
                        ArchiveChoice.of("com.example.App", null, null),
                        SourceChoices.NONE.adding(List.of(".git")))
                .read()
                .orElseThrow();
        assertThat(added.sources()).containsExactly(".git", "src");
        assertThat(added.notes()).isEmpty();
    }

    @Test
    void profilesAndPropertiesOfThisCallThatAPomKnowsApplyInTheContainer() throws IOException {
        write(
                "app/pom.xml",
                project(
                        "app",
                        "<properties><revision>1</revision></properties><profiles><profile><id>prod</id></profile>"
                                + "<profile><id>dev</id><activation><property><name>dev.mode</name></property></activation>"
                                + "</profile></profiles><name>${db.password} ${label}</name>"));
        write("app/.mvn/maven.config", "-Dlabel=x");
        TestModule module = module("app")
                .userProperty("revision", "2 b")
                .userProperty("dev.mode", "")
                .userProperty("label", "x")
                .userProperty("db.password", "secret")
                .userProperty("docker-optimize.contents", "sources")
                .userProperty("other", "1");
        module.session().getRequest().setActiveProfiles(List.of("prod", "company"));
        module.session().getRequest().setInactiveProfiles(List.of("dev"));
        JavaSources sources = read(module);
        assertThat(sources.maven().options()).containsExactly("-P", "prod,!dev", "-Ddev.mode", "-Drevision=2 b");
        assertThat(sources.notes())
                .containsExactly(
                        "the profile 'company' isn't in a POM; if the build in the container needs it, pass settings"
                                + " that activate it as the secret maven-settings",
                        "-Ddb.password looks like a secret and isn't written into the Dockerfile; if the build in the"
                                + " container needs it, put it into settings and pass them as the secret maven-settings");
    }

    private static List<String> poms(JavaSources sources) {
        return sources.poms().stream().map(JavaSources.Pom::path).toList();
    }

    private JavaSources read(String path) {
        return read(module(path));
    }

    private JavaSources read(TestModule module) {
        ArchiveChoice choice = ArchiveChoice.of("com.example.App", null, null);
        return new JavaModule(module.module(), choice, SourceChoices.NONE)
                .read()
                .orElseThrow();
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
        if (path.getFileName().endsWith("pom.xml")) {
            Files.createDirectories(path.resolveSibling("src/main/java"));
            Files.writeString(path.resolveSibling("src/main/java/A.java"), "class A {}");
        }
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
