package io.github.dockeroptimize.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.application.JavaPackaging;
import io.github.dockeroptimize.application.LibraryKind;
import io.github.dockeroptimize.application.PythonInstall.Tool;
import io.github.dockeroptimize.application.SourceProject;
import io.github.dockeroptimize.application.WarApplication.ServletApi;
import io.github.dockeroptimize.dockerfile.Samples.Choices;
import io.github.dockeroptimize.image.ImageName;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Options;
import io.github.dockeroptimize.plan.Options.Layout;
import io.github.dockeroptimize.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What users get, whole: the files in {@code src/test/resources/golden}. {@code -Dgolden.update} rewrites them, for a
 * reviewer to read the difference.
 */
class GoldenDockerfileTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";
    private static final int JAVA_17 = 61;

    @TempDir
    Path folder;

    private record Sample(Function<Path, ImagePlan> plan, Dialect dialect) {

        Sample(Function<TestBuild, TestBuild> build, Choices choices, Dialect dialect) {
            this(directory -> Samples.plan(build.apply(TestBuild.in(directory)), choices), dialect);
        }

        static Sample compiled(SourceProject project) {
            return new Sample(
                    directory -> Planner.plan(project, "shop", Options.defaults(ImageName.parse("shop:1.0"))),
                    Dialect.PORTABLE);
        }
    }

    private static final Map<String, Sample> SAMPLES = samples();

    private static Map<String, Sample> samples() {
        Map<String, Sample> samples = new TreeMap<>();
        samples.put("boot-tools", new Sample(boot("3.5.16", "tools"), Choices.none(), Dialect.PORTABLE));
        samples.put("boot-tools-buildkit", new Sample(boot("3.5.16", "tools"), Choices.none(), Dialect.BUILDKIT));
        samples.put("boot-layertools", new Sample(boot("3.2.12", "layertools"), Choices.none(), Dialect.PORTABLE));
        samples.put(
                "boot-layers",
                new Sample(boot("3.5.16", "tools"), Choices.none().layers(), Dialect.PORTABLE));
        samples.put(
                "boot-layers-buildkit",
                new Sample(boot("3.5.16", "tools"), Choices.none().layers(), Dialect.BUILDKIT));
        samples.put(
                "boot-own-base",
                new Sample(boot("3.5.16", "tools"), Choices.none().base("example.com/java:17"), Dialect.PORTABLE));
        samples.put(
                "boot-own-base-layers",
                new Sample(
                        boot("3.5.16", "tools"),
                        Choices.none().base("example.com/java:17").layers(),
                        Dialect.PORTABLE));
        samples.put(
                "boot-temporary-folder",
                new Sample(boot("3.5.16", "tools"), Choices.none().in("/tmp/app"), Dialect.PORTABLE));
        samples.put(
                "boot-thin",
                new Sample(
                        directory -> Planner.plan(
                                SampleBuilds.bootTools(directory),
                                Options.defaults(ImageName.parse("shop:1.0")).withLayout(Layout.THIN)),
                        Dialect.PORTABLE));
        samples.put(
                "boot-split", new Sample(boot("3.5.16", "tools"), Choices.none().split(2), Dialect.PORTABLE));
        samples.put(
                "boot-war",
                new Sample(
                        build -> build.packaging("war").archive(Samples.bootWar("3.5.16")),
                        Choices.none(),
                        Dialect.PORTABLE));
        samples.put(
                "uber-jar",
                new Sample(
                        build -> build.archive(main("app.jar").classFile("org/demo/a/Library.class", JAVA_17))
                                .library(
                                        "org.demo:a:1.0",
                                        LibraryKind.RELEASE,
                                        ArchiveBuilder.jar("a-1.0.jar").classFile("org/demo/a/Library.class", JAVA_17)),
                        Choices.none(),
                        Dialect.PORTABLE));
        samples.put("plain-jar", new Sample(GoldenDockerfileTest::plain, Choices.none(), Dialect.PORTABLE));
        samples.put(
                "plain-jar-split",
                new Sample(GoldenDockerfileTest::plain, Choices.none().split(2), Dialect.PORTABLE));
        samples.put("go-sources", Sample.compiled(GoStagesTest.project(false, false)));
        samples.put(
                "python-sources", Sample.compiled(PythonStagesTest.project(Tool.PIP, List.of("uvicorn", "shop:app"))));
        samples.put("java-boot-sources", java(JavaStagesTest.BOOT));
        samples.put("java-plain-sources", java(new JavaPackaging.PlainJar("com.example.App", List.of("common"))));
        samples.put("java-uber-sources", java(new JavaPackaging.UberJar(Optional.empty())));
        samples.put("java-war-sources", java(new JavaPackaging.War(ServletApi.JAKARTA, List.of())));
        samples.put(
                "war",
                new Sample(
                        build -> build.packaging("war")
                                .archive(ArchiveBuilder.jar("app.war")
                                        .entry("index.html", "hello")
                                        .libraries("WEB-INF/lib/", "a-1.0.jar")),
                        Choices.none(),
                        Dialect.PORTABLE));
        samples.put(
                "nasty-values",
                new Sample(
                        build -> build.archive(main("app.jar")),
                        Choices.none().value("a \"b\" 'c' $HOME ${X} \\ `d` Größe #"),
                        Dialect.PORTABLE));
        return samples;
    }

    private static Function<TestBuild, TestBuild> boot(String version, String jarmode) {
        return build -> build.archive(Samples.boot(version, LAUNCHER, "spring-boot-jarmode-" + jarmode));
    }

    private static TestBuild plain(TestBuild build) {
        return build.archive(main("app.jar"))
                .release("org.demo:a:1.0")
                .release("org.demo:c:1.0")
                .snapshot("org.demo:b:1.0-SNAPSHOT")
                .reactor("com.example:sibling:1.0");
    }

    private static Sample java(JavaPackaging packaging) {
        return Sample.compiled(JavaStagesTest.project(packaging, JavaStagesTest.call(false)));
    }

    private static ArchiveBuilder main(String name) {
        return ArchiveBuilder.jar(name)
                .manifest("Main-Class", "com.example.App")
                .classFile("com/example/App.class", JAVA_17);
    }

    static List<String> names() {
        return List.copyOf(SAMPLES.keySet());
    }

    private Dockerfile dockerfile(String name) {
        Sample sample = Objects.requireNonNull(SAMPLES.get(name));
        return DockerfilePlan.of(sample.plan().apply(folder), sample.dialect());
    }

    @ParameterizedTest
    @MethodSource("names")
    void isAsTheGoldenFileSays(String name) throws IOException {
        Path file = GOLDEN.resolve(name + ".Dockerfile");
        String text = dockerfile(name).toString();
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("names")
    void letsNothingIntoTheContextButWhatIsCopied(String name) {
        Dockerfile dockerfile = dockerfile(name);
        String[] lines =
                DockerIgnore.write(dockerfile.contextPaths(), List.of()).split("\n", -1);

        assertThat(lines[1]).isEqualTo("*");
        assertThat(List.of(lines).subList(2, lines.length - 1))
                .isEqualTo(dockerfile.contextPaths().stream()
                        .map(path -> "!" + path)
                        .toList());
        assertThat(dockerfile.contextPaths()).isNotEmpty().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("names")
    void keepsTheRulesOfHadolintAndBuildKit(String name) {
        assertThat(DockerfileLinter.findings(dockerfile(name).toString())).isEmpty();
    }
}
