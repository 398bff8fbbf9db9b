package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.BaseTree.Found;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Owner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersOfBaseTest {

    private static final Found OTHERS = new Found(true, 0775, new Owner(1000, 2000));

    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();

    private Entry a;
    private Entry b;

    @BeforeEach
    void files() {
        a = TestLayers.entry("/opt/app/a", TestLayers.source(TestLayers.file(folder.resolve("a"), "a")));
        b = TestLayers.entry("/opt/app/lib/b", TestLayers.source(TestLayers.file(folder.resolve("b"), "b")));
    }

    private List<Layer> keep(TestRequest request, Map<String, Found> base) throws Exception {
        return FoldersOfBase.keep(request.build().plan(), paths -> {
            asked.addAll(paths);
            return base;
        });
    }

    /** An application in {@code /opt/app} whose planner knows of no folder around it. */
    private TestRequest unknown() {
        return TestRequest.in(folder)
                .takenOver("/opt/app")
                .layers(
                        TestLayers.layer("dependencies", TestLayers.folder("/opt/app/lib"), b),
                        TestLayers.layer("application", a));
    }

    private static List<String> lines(Layer layer) {
        return layer.entries().stream()
                .map(entry -> Integer.toOctalString(entry.mode()) + " " + entry.owner() + " " + entry.path())
                .toList();
    }

    @Test
    void theBaseIsNotAskedWhereThePlanKnows() throws Exception {
        TestRequest request = TestRequest.in(folder)
                .layers(
                        TestLayers.layer(
                                "dependencies",
                                TestLayers.folder("/opt"),
                                TestLayers.folder("/opt/app"),
                                TestLayers.folder("/opt/app/lib"),
                                b),
                        TestLayers.layer("application", TestLayers.folder("/opt"), TestLayers.folder("/opt/app"), a));
        List<Layer> planned = request.build().plan().layers();

        assertThat(keep(request, Map.of("/opt", OTHERS))).isEqualTo(planned);
        assertThat(asked).isEmpty();
    }

    @Test
    void theFoldersAroundTheApplicationAreAskedFor() throws Exception {
        keep(unknown(), Map.of());
        assertThat(asked).containsExactly("/opt", "/opt/app");
    }

    @Test
    void whatTheBaseHasStaysAsItIsInEveryLayer() throws Exception {
        List<Layer> layers = keep(unknown(), Map.of("/opt", OTHERS, "/opt/app", new Found(true, 0700, Owner.ROOT)));

        assertThat(layers).extracting(Layer::name).containsExactly("dependencies", "application");
        assertThat(lines(layers.get(0)))
                .containsExactly(
                        "775 1000:2000 /opt", "700 0:0 /opt/app", "755 0:0 /opt/app/lib", "644 0:0 /opt/app/lib/b");
        assertThat(lines(layers.get(1)))
                .containsExactly("775 1000:2000 /opt", "700 0:0 /opt/app", "644 0:0 /opt/app/a");
    }

    @Test
    void whatTheBaseHasNotIsAsPlanned() throws Exception {
        TestRequest request = TestRequest.in(folder)
                .layers(TestLayers.layer(
                        "application",
                        new Entry(
                                TestLayers.folder("/opt/app").path(),
                                0750,
                                new Owner(1, 2),
                                TestLayers.folder("/opt/app").source()),
                        a));
        assertThat(lines(keep(request, Map.of()).get(0)))
                .containsExactly("755 0:0 /opt", "750 1:2 /opt/app", "644 0:0 /opt/app/a");
    }

    @Test
    void aFolderInALayerOfItsOwnIsNotAroundTheOthers() throws Exception {
        keep(
                TestRequest.in(folder)
                        .takenOver("/opt/app/lib")
                        .layers(TestLayers.layer("dependencies", b), TestLayers.layer("application", a)),
                Map.of());
        assertThat(asked).containsExactly("/opt", "/opt/app");
    }

    @Test
    void aLinkOrFileInTheWayIsRefused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> keep(unknown(), Map.of("/opt", new Found(false, 0777, Owner.ROOT))))
                .withMessage("'workingDirectory' is in '/opt', which is a link or a file in 'eclipse-temurin:21-jre';"
                        + " choose another folder, such as '/application'");
    }

    @Test
    void aModeThatCannotBeKeptIsRefused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> keep(unknown(), Map.of("/opt", new Found(true, 02775, Owner.ROOT))))
                .withMessageStartingWith("'workingDirectory' is in '/opt', whose mode 2775 can't be kept");
    }
}
