package io.github.dockeroptimize.mojo.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real POM files; the module is always {@code com.example.shop:app}, and no other one is being built. */
class ReactorTreeTest {

    @TempDir
    Path folder;

    @Test
    void hasTheModulesOfTheParentsPom() throws IOException {
        pom("pom.xml", "parent", "<modules><module>app</module><module>common</module></modules>");
        pom("app/pom.xml", "app", "");
        pom("common/pom.xml", "common", "");
        assertThat(modulesAround("app"))
                .containsExactlyInAnyOrder("com.example.shop:parent", "com.example.shop:common");
    }

    @Test
    void aModuleHasItsParentsGroupWhereItNamesNone() throws IOException {
        pom("pom.xml", "parent", "<modules><module>app</module><module>common</module></modules>");
        pom("app/pom.xml", "app", "");
        write(
                "common/pom.xml",
                "<project><parent><groupId>com.example.base</groupId><artifactId>base</artifactId><version>1</version>"
                        + "</parent><artifactId>common</artifactId></project>");
        assertThat(modulesAround("app")).contains("com.example.base:common");
    }

    @Test
    void goesDownIntoNestedAggregators() throws IOException {
        pom("pom.xml", "root", "<modules><module>apps</module><module>libraries</module></modules>");
        pom("apps/pom.xml", "apps", "<modules><module>app</module></modules>");
        pom("apps/app/pom.xml", "app", "");
        pom("libraries/pom.xml", "libraries", "<modules><module>common</module></modules>");
        pom("libraries/common/pom.xml", "common", "");
        assertThat(modulesAround("apps/app"))
                .containsExactlyInAnyOrder(
                        "com.example.shop:root",
                        "com.example.shop:apps",
                        "com.example.shop:libraries",
                        "com.example.shop:common");
    }

    @Test
    void looksAboveFoldersWithoutPom() throws IOException {
        pom("pom.xml", "root", "<modules><module>services/shop/app</module><module>common</module></modules>");
        pom("services/shop/app/pom.xml", "app", "");
        pom("common/pom.xml", "common", "");
        assertThat(modulesAround("services/shop/app")).contains("com.example.shop:common");
    }

    @Test
    void findsAParentThatLiesBeside() throws IOException {
        pom("parent/pom.xml", "parent", "<modules><module>../app</module><module>../common</module></modules>");
        pom("app/pom.xml", "app", "");
        pom("common/pom.xml", "common", "");
        TestModule module = module("app");
        module.project().setParent(parent("parent/pom.xml"));
        assertThat(modulesAround(module))
                .containsExactlyInAnyOrder("com.example.shop:parent", "com.example.shop:common");
    }

    @Test
    void findsAGrandparentThatLiesBeside() throws IOException {
        pom("root/pom.xml", "root", "<modules><module>../parent</module><module>../app</module></modules>");
        pom("parent/pom.xml", "parent", "");
        pom("app/pom.xml", "app", "");
        TestModule module = module("app");
        MavenProject parent = parent("parent/pom.xml");
        parent.setParent(parent("root/pom.xml"));
        module.project().setParent(parent);
        assertThat(modulesAround(module)).contains("com.example.shop:root", "com.example.shop:parent");
    }

    @Test
    void hasTheModulesOfProfilesWhetherActiveOrNot() throws IOException {
        pom(
                "pom.xml",
                "parent",
                "<modules><module>app</module></modules>"
                        + "<profiles><profile><modules><module>extra</module></modules></profile></profiles>");
        pom("app/pom.xml", "app", "");
        pom("extra/pom.xml", "extra", "");
        assertThat(modulesAround("app")).contains("com.example.shop:extra");
    }

    @Test
    void knowsAModuleByItsFolderSoThatItsPomMayBeFlattened() throws IOException {
        pom("pom.xml", "parent", "<modules><module>app</module><module>common</module></modules>");
        pom("app/pom.xml", "app", "");
        pom("app/.flattened-pom.xml", "app", "");
        pom("common/pom.xml", "common", "");
        TestModule module = module("app");
        module.project().setFile(folder.resolve("app/.flattened-pom.xml").toFile());
        assertThat(modulesAround(module)).contains("com.example.shop:common");
    }

    @Test
    void aModuleMayBeNamedByItsPomFile() throws IOException {
        pom("pom.xml", "parent", "<modules><module>app</module><module>common/other.xml</module></modules>");
        pom("app/pom.xml", "app", "");
        pom("common/other.xml", "common", "");
        assertThat(modulesAround("app")).contains("com.example.shop:common");
    }

    @Test
    void anUnrelatedPomAboveIsNoReactor() throws IOException {
        pom("pom.xml", "unrelated", "<modules><module>other</module></modules>");
        pom("other/pom.xml", "other", "");
        pom("app/pom.xml", "app", "");
        assertThat(modulesAround("app")).isEmpty();
    }

    @Test
    void theReactorAboveAnUnrelatedPomCounts() throws IOException {
        pom("pom.xml", "root", "<modules><module>shop/app</module><module>common</module></modules>");
        pom("shop/pom.xml", "unrelated", "");
        pom("shop/app/pom.xml", "app", "");
        pom("common/pom.xml", "common", "");
        assertThat(modulesAround("shop/app"))
                .containsExactlyInAnyOrder("com.example.shop:root", "com.example.shop:common");
    }

    @Test
    void modulesThatAreMissingOrBrokenAreLeftToMaven() throws IOException {
        pom("pom.xml", "parent", "<modules><module>app</module><module>gone</module><module>broken</module></modules>");
        pom("app/pom.xml", "app", "");
        write("broken/pom.xml", "<project><artifactId>");
        assertThat(modulesAround("app")).containsExactly("com.example.shop:parent");
    }

    @Test
    void aCircleOfModulesEnds() throws IOException {
        pom("pom.xml", "parent", "<modules><module>app</module><module>.</module></modules>");
        pom("app/pom.xml", "app", "<modules><module>..</module></modules>");
        assertThat(modulesAround("app")).containsExactly("com.example.shop:parent");
    }

    @Test
    void whatIsBuiltTogetherBelongsTogether() throws IOException {
        pom("app/pom.xml", "app", "");
        TestModule module = module("app");
        MavenProject elsewhere = TestModule.project(TestModule.model("com.example.other", "elsewhere"));
        module.session().setAllProjects(List.of(module.project(), elsewhere));
        assertThat(modulesAround(module)).containsExactly("com.example.other:elsewhere");
    }

    @Test
    void aModuleAloneHasNoSiblings() throws IOException {
        pom("app/pom.xml", "app", "");
        assertThat(modulesAround("app")).isEmpty();
    }

    private Set<String> modulesAround(String path) {
        return modulesAround(module(path));
    }

    private static Set<String> modulesAround(TestModule module) {
        return ReactorTree.modulesAround(module.project(), module.session());
    }

    private TestModule module(String path) {
        TestModule module = TestModule.in(folder.resolve(path));
        module.session().setAllProjects(List.of(module.project()));
        return module;
    }

    /** A parent on this disk, whatever it says. */
    private MavenProject parent(String pom) {
        MavenProject parent = TestModule.project(new Model());
        parent.setFile(folder.resolve(pom).toFile());
        return parent;
    }

    private void pom(String file, String artifactId, String rest) throws IOException {
        write(
                file,
                "<project><groupId>com.example.shop</groupId><artifactId>" + artifactId + "</artifactId>" + rest
                        + "</project>");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
