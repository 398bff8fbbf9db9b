package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.BaseFilesystem.Found;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Owner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InheritedDirectoriesTest {

    private static final ImagePath APP = new ImagePath("/opt/app");
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
        return InheritedDirectories.keep(request.build().plan(), paths -> {
            asked.addAll(paths);
            return base;
        });
    }

    /** An application in {@code /opt/app} whose planner knows of no folder around it. */
    private TestRequest unknown() {
        return TestRequest.in(folder)
                .takenOver("/opt/app")
                .layers(
                        TestLayers.in(APP, "dependencies", TestLayers.folder("/opt/app/lib"), b),
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
                        TestLayers.in(
                                APP,
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

        assertThat(layers).extracting(layer -> layer.name().value()).containsExactly("dependencies", "application");
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
    void everyLayerHasItsOwnFoldersAround() throws Exception {
        Entry agent = TestLayers.entry("/etc/agent/b", b.source());

        List<Layer> layers = keep(
                TestRequest.in(folder)
                        .takenOver("/opt/app")
                        .layers(TestLayers.layer("agent", agent), TestLayers.layer("application", a)),
                Map.of("/etc", OTHERS, "/opt", OTHERS));

        assertThat(asked).containsExactly("/etc", "/etc/agent", "/opt", "/opt/app");
        assertThat(lines(layers.get(0)))
                .containsExactly("775 1000:2000 /etc", "755 0:0 /etc/agent", "644 0:0 /etc/agent/b");
        assertThat(lines(layers.get(1)))
                .containsExactly("775 1000:2000 /opt", "755 0:0 /opt/app", "644 0:0 /opt/app/a");
    }

    @Test
    void aLinkOrFileInTheWayIsRefused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> keep(unknown(), Map.of("/opt", new Found(false, 0777, Owner.ROOT))))
                .withMessage(
                        "the image has files in '/opt', which is a link or a file in 'eclipse-temurin:21-jre'; choose another"
                                + " directory in 'workingDirectory', 'files', 'volumes' or 'writableDirectories'");
    }

    @Test
    void aStickyDirectoryIsKept() throws Exception {
        List<Layer> layers = keep(unknown(), Map.of("/opt", new Found(true, 01777, Owner.ROOT)));

        assertThat(lines(layers.get(0))).contains("1777 0:0 /opt");
    }

    @Test
    void aModeThatDirectoriesTakeOverIsRefused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> keep(unknown(), Map.of("/opt", new Found(true, 02775, Owner.ROOT))))
                .withMessageStartingWith("the image has files in '/opt', whose mode 2775 new directories would take"
                        + " over with a container engine only; choose a directory such as '/app', or use");
    }
}
