package io.github.dockeroptimize.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.layering.BumpWeights;
import io.github.dockeroptimize.layering.DependencySplit;
import io.github.dockeroptimize.layering.LayerBudget;
import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.Options;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import io.github.dockeroptimize.plan.Options.Layout;
import io.github.dockeroptimize.plan.Port;
import io.github.dockeroptimize.plan.User;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleOptionsTest {

    private static final String TITLE = "org.opencontainers.image.title";
    private static final String VERSION = "org.opencontainers.image.version";

    @TempDir
    Path folder;

    private TestModule module;
    private GenerateMojo goal;

    @BeforeEach
    void goal() {
        module = TestModule.in(folder);
        goal = module.goal();
    }

    @Test
    void areTheDefaultsWhereTheUserSetsNothing() {
        assertThat(read())
                .isEqualTo(new Options(
                        "app:1.0",
                        Optional.empty(),
                        ContentsChoice.AUTO,
                        Layout.LAUNCHER,
                        User.parse("65532:65532"),
                        Optional.empty(),
                        List.of(),
                        Map.of(),
                        Map.of(TITLE, "app", VERSION, "1.0"),
                        List.of(),
                        List.of(),
                        List.of(),
                        false,
                        List.of(),
                        List.of(),
                        DependencySplit.NONE,
                        Optional.empty()));
    }

    @Test
    void areWhatTheUserSets() {
        goal.image = "registry.example.com/team/app:2";
        goal.baseImage = " eclipse-temurin:21-jre ";
        goal.builderImage = "maven:3-eclipse-temurin-21";
        goal.contents = "layers";
        goal.layout = "thin";
        goal.user = "1000";
        goal.workingDirectory = "/srv";
        goal.ports = List.of("8080", "53/udp");
        goal.environment = Map.of("TZ", "UTC");
        goal.labels = Map.of("team", "shop");
        goal.jvmFlags = List.of("-Xmx1g");
        goal.entrypoint = List.of("/start");
        goal.arguments = List.of("--serve");
        goal.platforms = List.of("linux/amd64");
        goal.volumes = List.of("/data");
        goal.healthCheck = List.of("wget", "-q");
        goal.dependencyLayers = "7";
        goal.bumpWeights = Map.of("org.example", "2.5");
        assertThat(read())
                .isEqualTo(new Options(
                        "registry.example.com/team/app:2",
                        Optional.of(BaseImage.parse("eclipse-temurin:21-jre")),
                        ContentsChoice.LAYERS,
                        Layout.THIN,
                        User.parse("1000"),
                        Optional.of(new ImagePath("/srv")),
                        List.of(Port.parse("8080"), Port.parse("53/udp")),
                        Map.of("TZ", "UTC"),
                        Map.of(TITLE, "app", VERSION, "1.0", "team", "shop"),
                        List.of("-Xmx1g"),
                        List.of("/start"),
                        List.of("--serve"),
                        true,
                        List.of(new ImagePath("/data")),
                        List.of("wget", "-q"),
                        new DependencySplit.ByCost(LayerBudget.parse("7"), new BumpWeights(Map.of("org.example", 2.5))),
                        Optional.of(new BaseImage("maven:3-eclipse-temurin-21"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void anEmptyParameterIsNone(String empty) {
        goal.baseImage = empty;
        goal.workingDirectory = empty;
        assertThat(read().baseImage()).isEmpty();
        assertThat(read().workingDirectory()).isEmpty();
    }

    @Test
    void thePropertiesOfThePomBeatItsConfigurationAndTheCommandLineBeatsBoth() {
        goal.environment = Map.of("A", "configured", "B", "configured", "C", "configured");
        module.projectProperty("docker-optimize.environment.B", "property")
                .projectProperty("docker-optimize.environment.C", "property")
                .userProperty("docker-optimize.environment.C", "typed")
                .userProperty("docker-optimize.environment.D", "typed");
        assertThat(read().environment())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("A", "configured", "B", "property", "C", "typed", "D", "typed"));
    }

    @Test
    void theCommandLineSetsLabelsWithDots() {
        goal.labels = Map.of("com.example.team", "configured");
        module.userProperty("docker-optimize.labels.com.example.team", "shop")
                .userProperty("docker-optimize.labels." + TITLE, "The Shop");
        assertThat(read().labels()).contains(entry("com.example.team", "shop"), entry(TITLE, "The Shop"));
    }

    @Test
    void namesFromPropertiesAreSorted() {
        for (String name : List.of("TZ", "LANG", "PATH", "HOME", "USER")) {
            module.userProperty("docker-optimize.environment." + name, "set");
        }
        assertThat(read().environment().keySet()).containsExactly("HOME", "LANG", "PATH", "TZ", "USER");
    }

    @Test
    void propertiesOfOtherParametersAreNoEntries() {
        module.userProperty("docker-optimize.environment.", "nameless")
                .userProperty("docker-optimize.environments.A", "other")
                .userProperty("docker-optimize.image", "app");
        assertThat(read().environment()).isEmpty();
    }

    @Test
    void anEmptyLabelTakesThatOfThePomAway() {
        goal.labels = Map.of(TITLE, "");
        module.userProperty("docker-optimize.labels." + VERSION, "");
        assertThat(read().labels()).isEmpty();
    }

    @Test
    void anEmptyVariableIsKept() {
        goal.environment = Map.of("JAVA_OPTS", "");
        assertThat(read().environment()).containsExactly(entry("JAVA_OPTS", ""));
    }

    @Test
    void anEmptyArgumentIsKept() {
        goal.arguments = Arrays.asList("--name", null);
        assertThat(read().arguments()).containsExactly("--name", "");
    }

    @ParameterizedTest
    @CsvSource({"Shop.App, 1.0+build.7, shop.app:1.0-build.7", "my__app_, -1.0, my_app:1.0"})
    void theDefaultNameIsMadeFitForAnImage(String artifactId, String version, String image) {
        module.project().setArtifactId(artifactId);
        module.project().setVersion(version);
        goal.image = artifactId + ":" + version;
        assertThat(read().image()).isEqualTo(image);
    }

    @Test
    void theUsersNameIsNotChanged() {
        goal.image = "Shop";
        assertRefused("'image' is 'Shop', but must be an image name in lower case with an optional tag,"
                + " such as 'registry.example.com/team/app:1.0'");
    }

    @Test
    void contentsIsAChoice() {
        goal.contents = "jar";
        assertRefused("'contents' is 'jar', but must be one of 'auto', 'archive', 'layers', 'sources'");
    }

    @Test
    void layoutIsAChoice() {
        goal.layout = "fat";
        assertRefused("'layout' is 'fat', but must be one of 'launcher', 'thin'");
    }

    @Test
    void theUserIsANumber() {
        goal.user = "app";
        assertRefused("'user' is 'app', but must be numeric so that Kubernetes can verify that it is not root;"
                + " set <user>65532:65532</user> or -Ddocker-optimize.user=65532:65532");
    }

    @Test
    void theBaseImageIsAReference() {
        goal.baseImage = "Java 17";
        assertRefused("'baseImage' is 'Java 17', but must be an image reference such as 'eclipse-temurin:21-jre'"
                + " or 'registry.example.com/java:21@sha256:…'");
    }

    @Test
    void theWorkingDirectoryIsAPathOfTheImage() {
        goal.workingDirectory = "app";
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(this::read)
                .withMessageStartingWith("'workingDirectory' is 'app', but ");
    }

    @Test
    void aPortIsANumber() {
        goal.ports = List.of("8080", "http");
        assertRefused("'ports' has 'http', but a port is a number from 1 to 65535,"
                + " such as '8080', '53/udp' or '8000-8010'");
    }

    @Test
    void anEmptyPortIsNone() {
        goal.ports = Arrays.asList("8080", null);
        assertRefused(
                "'ports' has '', but a port is a number from 1 to 65535," + " such as '8080', '53/udp' or '8000-8010'");
    }

    private Options read() {
        return new ModuleOptions(goal).read();
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(this::read)
                .withMessage(message);
    }
}
