package io.github.dockeroptimize.mojo.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.apache.maven.model.Organization;
import org.apache.maven.model.Scm;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PomLabelsTest {

    private static final String PREFIX = "org.opencontainers.image.";

    private final Model model = TestModule.model("com.example.shop", "app");

    @Test
    void areWhatThePomSays() {
        model.setName("Shop");
        describe(model);
        assertThat(PomLabels.of(TestModule.project(model)))
                .containsExactly(
                        Map.entry(PREFIX + "title", "Shop"),
                        Map.entry(PREFIX + "description", "Sells things."),
                        Map.entry(PREFIX + "version", "1.0"),
                        Map.entry(PREFIX + "url", "https://shop.example.com"),
                        Map.entry(PREFIX + "source", "https://git.example.com/shop"),
                        Map.entry(PREFIX + "licenses", "MIT"),
                        Map.entry(PREFIX + "vendor", "Example"));
    }

    @Test
    void areTitleAndVersionOfAPomThatSaysNothing() {
        assertThat(PomLabels.of(TestModule.project(model)))
                .containsExactly(Map.entry(PREFIX + "title", "app"), Map.entry(PREFIX + "version", "1.0"));
    }

    @Test
    void theDescriptionStandsOnOneLine() {
        model.setDescription("\n      Sells things\n      \tto people.\n    ");
        assertThat(label("description")).isEqualTo("Sells things to people.");
    }

    @Test
    void aBlankDescriptionIsNone() {
        model.setDescription(" \n ");
        assertThat(label("description")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://git.example.com/shop, https://git.example.com/shop",
        "scm:git:https://git.example.com/shop.git, https://git.example.com/shop.git",
        "scm:svn:http://svn.example.com/shop, http://svn.example.com/shop",
        "https://jane:secret@git.example.com/shop, https://git.example.com/shop",
        "https://jane:sec@ret@git.example.com/shop, https://git.example.com/shop",
        "https://git.example.com?by=jane@example.com, https://git.example.com?by=jane@example.com",
        "https://token@git.example.com:8443/shop, https://git.example.com:8443/shop",
        "scm:git:https://jane:secret@git.example.com/shop, https://git.example.com/shop",
        "https://git.example.com/@scope/shop, https://git.example.com/@scope/shop",
        "HTTPS://git.example.com/shop, HTTPS://git.example.com/shop"
    })
    void theSourceIsAnAddressForEverybody(String url, String source) {
        source(model, url);
        assertThat(label("source")).isEqualTo(source);
    }

    @ParameterizedTest
    @ValueSource(strings = {"git@git.example.com:shop.git", "scm:git:ssh://git@git.example.com/shop", "../shop", ""})
    void anAddressThatBrowsersDoNotOpenIsNoSource(String url) {
        source(model, url);
        assertThat(label("source")).isNull();
    }

    @Test
    void thePagesAddressHasNoUserEither() {
        model.setUrl("https://jane:secret@shop.example.com");
        assertThat(label("url")).isEqualTo("https://shop.example.com");
    }

    @Test
    void aForeignParentFromARepositorySaysNothingOfThisImage() {
        MavenProject project = child("org.springframework.boot");
        assertThat(PomLabels.of(project)).containsOnlyKeys(PREFIX + "title", PREFIX + "version");
    }

    @Test
    void aParentOnThisDiskSpeaksForItsModules() {
        MavenProject project = child("org.springframework.boot");
        project.getParent().setFile(Path.of("pom.xml").toFile());
        assertThat(PomLabels.of(project))
                .containsEntry(PREFIX + "vendor", "Example")
                .containsEntry(PREFIX + "licenses", "MIT")
                .containsEntry(PREFIX + "source", "https://git.example.com/shop")
                .containsEntry(PREFIX + "description", "Sells things.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.example", "com.example.platform", "com.example.shop"})
    void aParentOfTheSameOrganizationSpeaksForItsModules(String groupId) {
        assertThat(PomLabels.of(child(groupId)))
                .containsEntry(PREFIX + "vendor", "Example")
                .containsEntry(PREFIX + "url", "https://shop.example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.examples", "com", "org.example"})
    void anotherOrganizationsNameMayLookLikeIt(String groupId) {
        assertThat(PomLabels.of(child(groupId))).doesNotContainKeys(PREFIX + "vendor", PREFIX + "url");
    }

    @ParameterizedTest
    @CsvSource({"io.github.jane, false", "io.github.shop, true", "io.github.shop.parents, true"})
    void aHostOfManyIsNoOrganization(String parentGroupId, boolean own) {
        model.setGroupId("io.github.shop");
        assertThat(PomLabels.of(child(parentGroupId)).containsKey(PREFIX + "vendor"))
                .isEqualTo(own);
    }

    @Test
    void theProjectsOwnWordStandsUnderAForeignParent() {
        MavenProject project = child("org.springframework.boot");
        project.getOriginalModel().setDescription("Sells things.");
        assertThat(PomLabels.of(project))
                .containsEntry(PREFIX + "description", "Sells things.")
                .doesNotContainKey(PREFIX + "vendor");
    }

    @Test
    void theNearestPomThatSaysItDecides() {
        MavenProject project = child("com.example");
        MavenProject foreign = TestModule.project(describe(TestModule.model("org.springframework.boot", "starter")));
        project.getParent().setParent(foreign);
        assertThat(PomLabels.of(project)).containsEntry(PREFIX + "vendor", "Example");
    }

    /** A project that inherits everything from a parent of this group, which is in a remote repository. */
    private MavenProject child(String parentGroupId) {
        MavenProject project = TestModule.project(model);
        describe(project.getModel());
        project.setParent(TestModule.project(describe(TestModule.model(parentGroupId, "parent"))));
        return project;
    }

    private static Model describe(Model model) {
        model.setDescription("Sells things.");
        model.setUrl("https://shop.example.com");
        source(model, "https://git.example.com/shop");
        License license = new License();
        license.setName("MIT License");
        model.addLicense(license);
        Organization organization = new Organization();
        organization.setName("Example");
        model.setOrganization(organization);
        return model;
    }

    private static void source(Model model, String url) {
        Scm scm = new Scm();
        scm.setUrl(url);
        model.setScm(scm);
    }

    private @Nullable String label(String key) {
        return PomLabels.of(TestModule.project(model)).get(PREFIX + key);
    }
}
