package io.github.dockeroptimize.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dockeroptimize.application.ContextRules;
import io.github.dockeroptimize.application.GoFlags;
import io.github.dockeroptimize.application.GoProject;
import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.LayerContent;
import io.github.dockeroptimize.plan.LayerName;
import io.github.dockeroptimize.plan.Options;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import io.github.dockeroptimize.plan.Owner;
import io.github.dockeroptimize.plan.Planner;
import io.github.dockeroptimize.plan.Recipe;
import io.github.dockeroptimize.plan.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers of all kinds in one image: each gets into it whole, wherever it lies and whatever the base has there. */
class MixedLayersTest {

    private static final Pattern ADDED = Pattern.compile("(?:COPY|ADD) (?:--link )?(?:--from=(\\S+) )?(\\S+) (\\S+)");

    @TempDir
    Path folder;

    static Stream<Arguments> mixtures() {
        List<Arguments> mixtures = new ArrayList<>();
        for (String base : List.of("eclipse-temurin:17-jre", "registry.example.com/java:17")) {
            for (String root : List.of("/app", "/opt/app", "/home/me/app")) {
                for (ContentsChoice contents : List.of(ContentsChoice.ARCHIVE, ContentsChoice.LAYERS)) {
                    for (Dialect dialect : Dialect.values()) {
                        mixtures.add(Arguments.of(base, root, contents, dialect));
                    }
                }
            }
        }
        return mixtures.stream();
    }

    @ParameterizedTest
    @MethodSource("mixtures")
    void everyLayerIsInTheImageOnceAndWhole(String base, String root, ContentsChoice contents, Dialect dialect) {
        ImagePlan plan = plan(base, root, contents);
        String text = DockerfilePlan.of(plan, dialect).toString();
        List<String> added = added(text);

        assertThat(DockerfileLinter.findings(text)).isEmpty();
        assertThat(added).hasSameSizeAs(plan.layers());
        for (int i = 0; i < added.size(); i++) {
            requireWhole(plan.layers().get(i), added.get(i), text);
        }
    }

    @ParameterizedTest
    @MethodSource("mixtures")
    void thePlanSaysWhatTheDockerfileDoes(String base, String root, ContentsChoice contents, Dialect dialect)
            throws Exception {
        ImagePlan plan = plan(base, root, contents);
        JsonNode layers = new ObjectMapper().readTree(PlanJson.write(plan)).get("layers");
        List<String> added = added(DockerfilePlan.of(plan, dialect).toString());

        assertThat(layers).hasSameSizeAs(added);
        for (int i = 0; i < added.size(); i++) {
            String from = switch (layers.get(i).get("content").asText()) {
                case "files" -> "layers/|--from=layers ";
                case "extracted" -> "--from=extract ";
                default -> "--from=build ";
            };
            assertThat(added.get(i)).containsPattern(from);
        }
        assertThat(layers.get(0).get("recipe").asText()).isEqualTo("Go 1.24 with one command, built on golang:1.24");
        if (contents == ContentsChoice.ARCHIVE) {
            assertThat(layers.get(1).get("tool").asText()).isEqualTo("tools");
        }
    }

    /** A tree is rooted like the image, so its end is where it goes to; and all of the layer lies there. */
    private static void requireWhole(Layer layer, String instruction, String text) {
        Matcher added = ADDED.matcher(instruction);
        assertThat(added.matches()).as(instruction).isTrue();
        String target = added.group(3);
        assertThat(layer.directory() + "/").as(instruction).startsWith(target);
        if (added.group(1) == null) {
            assertThat(instruction).contains("layers/" + layer.name() + ".tar /");
            return;
        }
        assertThat(added.group(2)).endsWith("/" + layer.name() + target);
        assertThat(text).contains(" AS " + added.group(1) + "\n");
        boolean unpacked = text.contains("ADD layers/" + layer.name() + ".tar /" + layer.name() + "/\n");
        boolean extracted = text.contains(" mv layers/" + layer.name() + " root/" + layer.name() + layer.directory());
        boolean made = text.contains(" -o /layers/" + layer.name() + layer.directory() + "/");
        assertThat(List.of(unpacked, extracted, made))
                .as(instruction)
                .containsExactly(
                        layer.content() instanceof LayerContent.Files,
                        layer.content() instanceof LayerContent.Extracted,
                        layer.content() instanceof LayerContent.Made);
    }

    private static List<String> added(String text) {
        return text.substring(text.lastIndexOf("\nFROM "))
                .lines()
                .filter(line -> line.startsWith("COPY ") || line.startsWith("ADD "))
                .toList();
    }

    private ImagePlan plan(String base, String root, ContentsChoice contents) {
        Options options = new SampleOptions()
                .baseImage(base)
                .contents(contents)
                .workingDirectory(root)
                .build();
        ImagePlan plan = Planner.plan(SampleBuilds.bootCustomLayers(folder), options);
        List<Layer> layers = new ArrayList<>();
        layers.add(tool());
        layers.addAll(plan.layers());
        layers.add(files("server", "/etc/nginx/conf.d", "default.conf"));
        layers.add(files("agent", "/opt/agent", "agent.jar"));
        return plan.withLayers(plan.origin(), layers);
    }

    private static Layer files(String name, String directory, String file) {
        ImagePath path = new ImagePath(directory);
        return Layer.of(
                new LayerName(name),
                path,
                List.of(
                        new Entry(path, 0755, Owner.ROOT, new Source.Folder()),
                        new Entry(path.resolve(file), 0644, Owner.ROOT, new Source.Text("text", file))));
    }

    private static Layer tool() {
        GoProject project = new GoProject(
                Path.of("tool"),
                ContextRules.NONE,
                ".",
                List.of("go.mod"),
                "1.24",
                false,
                false,
                List.of(new GoProject.Command("tool", ".")),
                List.of("main.go"),
                List.of(),
                false,
                OptionalInt.empty(),
                false,
                false,
                GoFlags.NONE,
                List.of());
        ImagePath directory = new ImagePath("/opt/tool");
        Recipe recipe = new Recipe.Compiled(project, "tool", new BaseImage("golang:1.24"), directory);
        return new Layer(LayerName.APPLICATION, new LayerContent.Made(recipe, directory));
    }
}
