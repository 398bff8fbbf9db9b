package io.github.dockeroptimize.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.GoFlags;
import io.github.dockeroptimize.image.ImageName;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.layering.BumpWeights;
import io.github.dockeroptimize.layering.DependencySplit;
import io.github.dockeroptimize.layering.LayerBudget;
import io.github.dockeroptimize.mojo.module.TestModule;
import io.github.dockeroptimize.plan.Additions;
import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.ImageConfig;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.Options;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import io.github.dockeroptimize.plan.Options.Layout;
import io.github.dockeroptimize.plan.Packages;
import io.github.dockeroptimize.plan.Port;
import io.github.dockeroptimize.plan.User;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
                .isEqualTo(Options.defaults(ImageName.parse("app:1.0"))
                        .withConfig(ImageConfig.of(User.parse("65532:65532"))
                                .withLabels(Map.of(TITLE, "app", VERSION, "1.0"))));
    }

    @Test
    void areWhatTheUserSets() {
        goal.image = "registry.example.com/team/app:2";
        goal.baseImage = " eclipse-temurin:21-jre ";
        goal.builderImage = "maven:3-eclipse-temurin-21";
        goal.systemPackages = List.of("libpq5");
        goal.builderPackages = List.of("gcc", "libpq-dev");
        goal.goFlags = List.of("-tags=a,b", "-mod=mod");
        goal.ldFlags = List.of("-X main.version=1.0");
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
                        ImageName.parse("registry.example.com/team/app:2"),
                        Optional.of(BaseImage.parse("eclipse-temurin:21-jre")),
                        ContentsChoice.LAYERS,
                        Layout.THIN,
                        new ImageConfig(
                                List.of("/start"),
                                List.of("--serve"),
                                Map.of("TZ", "UTC"),
                                Map.of(TITLE, "app", VERSION, "1.0", "team", "shop"),
                                List.of(Port.parse("8080"), Port.parse("53/udp")),
                                User.parse("1000"),
                                Optional.of(new ImagePath("/srv")),
                                List.of(new ImagePath("/data")),
                                List.of("wget", "-q")),
                        List.of("-Xmx1g"),
                        List.of(Platform.USUAL),
                        new DependencySplit.ByCost(LayerBudget.parse("7"), new BumpWeights(Map.of("org.example", 2.5))),
                        Optional.of(new BaseImage("maven:3-eclipse-temurin-21")),
                        new Packages(List.of("libpq5"), List.of("gcc", "libpq-dev")),
                        new GoFlags(Map.of(), List.of("-mod=mod"), Set.of("a", "b"), List.of("-X main.version=1.0")),
                        Additions.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void anEmptyParameterIsNone(String empty) {
        goal.baseImage = empty;
        goal.workingDirectory = empty;
        assertThat(read().baseImage()).isEmpty();
        assertThat(read().config().workingDirectory()).isEmpty();
    }

    @Test
    void thePropertiesOfThePomBeatItsConfigurationAndTheCommandLineBeatsBoth() {
        goal.environment = Map.of("A", "configured", "B", "configured", "C", "configured");
        module.projectProperty("docker-optimize.environment.B", "property")
                .projectProperty("docker-optimize.environment.C", "property")
                .userProperty("docker-optimize.environment.C", "typed")
                .userProperty("docker-optimize.environment.D", "typed");
        assertThat(read().config().environment())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("A", "configured", "B", "property", "C", "typed", "D", "typed"));
    }

    @Test
    void theCommandLineSetsLabelsWithDots() {
        goal.labels = Map.of("com.example.team", "configured");
        module.userProperty("docker-optimize.labels.com.example.team", "shop")
                .userProperty("docker-optimize.labels." + TITLE, "The Shop");
        assertThat(read().config().labels()).contains(entry("com.example.team", "shop"), entry(TITLE, "The Shop"));
    }

    @Test
    void namesFromPropertiesAreSorted() {
        for (String name : List.of("TZ", "LANG", "PATH", "HOME", "USER")) {
            module.userProperty("docker-optimize.environment." + name, "set");
        }
        assertThat(read().config().environment().keySet()).containsExactly("HOME", "LANG", "PATH", "TZ", "USER");
    }

    @Test
    void propertiesOfOtherParametersAreNoEntries() {
        module.userProperty("docker-optimize.environment.", "nameless")
                .userProperty("docker-optimize.environments.A", "other")
                .userProperty("docker-optimize.image", "app");
        assertThat(read().config().environment()).isEmpty();
    }

    @Test
    void anEmptyLabelTakesThatOfThePomAway() {
        goal.labels = Map.of(TITLE, "");
        module.userProperty("docker-optimize.labels." + VERSION, "");
        assertThat(read().config().labels()).isEmpty();
    }

    @Test
    void anEmptyVariableIsKept() {
        goal.environment = Map.of("JAVA_OPTS", "");
        assertThat(read().config().environment()).containsExactly(entry("JAVA_OPTS", ""));
    }

    @Test
    void anEmptyArgumentIsKept() {
        goal.arguments = Arrays.asList("--name", null);
        assertThat(read().config().arguments()).containsExactly("--name", "");
    }

    @ParameterizedTest
    @CsvSource({"Shop.App, 1.0+build.7, shop.app:1.0-build.7", "my__app_, -1.0, my_app:1.0"})
    void theDefaultNameIsMadeFitForAnImage(String artifactId, String version, String image) {
        module.project().setArtifactId(artifactId);
        module.project().setVersion(version);
        goal.image = artifactId + ":" + version;
        assertThat(read().image()).hasToString(image);
    }

    @Test
    void theUsersNameIsNotChanged() {
        goal.image = "Shop";
        assertRefused("'image' is 'Shop', which is not an image name; give one in lower case with an optional tag,"
                + " such as 'registry.example.com/team/app:1.0'");
    }

    @Test
    void contentsIsAChoice() {
        goal.contents = "jar";
        assertRefused("'contents' is 'jar', which is not allowed; set one of 'auto', 'archive', 'layers', 'sources'");
    }

    @Test
    void layoutIsAChoice() {
        goal.layout = "fat";
        assertRefused("'layout' is 'fat', which is not allowed; set one of 'launcher', 'thin'");
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
        assertRefused(
                "'baseImage' is 'Java 17', which is not an image reference; give one such as 'eclipse-temurin:21-jre'"
                        + " or 'registry.example.com/java:21@sha256:…'");
    }

    @Test
    void theWorkingDirectoryIsAPathOfTheImage() {
        goal.workingDirectory = "app";
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(this::read)
                .withMessageStartingWith("'workingDirectory' is 'app', which is not a path in an image; ");
    }

    @Test
    void aPortIsANumber() {
        goal.ports = List.of("8080", "http");
        assertRefused("'ports' has 'http', which is not a port; give a number from 1 to 65535,"
                + " such as '8080', '53/udp' or '8000-8010'");
    }

    @Test
    void anEmptyPortIsNone() {
        goal.ports = Arrays.asList("8080", null);
        assertRefused("'ports' has '', which is not a port; give a number from 1 to 65535,"
                + " such as '8080', '53/udp' or '8000-8010'");
    }

    @Test
    void aPlatformIsCheckedWhoeverBuildsForIt() {
        goal.platforms = List.of("linux/arm64", "lniux/amd64");
        assertRefused("'platforms' has 'lniux/amd64', which is not a platform; name an operating system and an"
                + " architecture, such as 'linux/amd64', 'linux/arm64' or 'linux/arm/v7'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "..", "docker/Dockerfile", "docker\\Dockerfile"})
    void theDockerfileIsAName(String name) {
        goal.dockerfile = name;
        assertRefused("'dockerfile' is '" + name + "', but the Dockerfile must be in the build context;"
                + " set a name such as 'app.Dockerfile'");
    }

    private Options read() {
        return new ModuleOptions(goal).read().options();
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(this::read)
                .withMessage(message);
    }
}
