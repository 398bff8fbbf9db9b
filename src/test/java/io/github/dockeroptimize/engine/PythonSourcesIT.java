package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A Python service with a wheel beside it, from a checkout on which nothing was built. The builder is the small image, which
 * is the same interpreter: the one with compilers is too big to be fetched for a test that compiles nothing.
 */
@RequiresEngine
class PythonSourcesIT {

    private static final String BASE = "python:3.13-slim";
    private static final String BUILDER = "-Ddocker-optimize.builderImage=" + BASE;

    private static App app;
    private static SourceBuild built;

    @BeforeAll
    static void buildInTheContainer() throws IOException {
        app = copy("python-service");
        app.write(".env", "SECRET=1");
        app.generate("unused", BUILDER);
        built = SourceBuild.of(app.root(), "python-service");
    }

    @Test
    void answersAsAUserThatIsNotRootAndStops() {
        try (Container container = Container.start(built.image())) {
            assertThat(container.get("/")).isEqualTo("Hello, container");
            assertThat(container.userId()).isEqualTo("65532");
            Container.Stopped stopped = container.stop();
            assertThat(stopped.time()).isLessThan(Duration.ofSeconds(5));
            assertThat(stopped.exitCode()).isEqualTo(143);
        }
    }

    @Test
    void aHandlerOfTheProgramsOwnStaysInCharge() throws IOException {
        App own = copy("python-handler");
        own.replaceIn(
                "service/__main__.py",
                "ThreadingHTTPServer((",
                "import signal, sys\nsignal.signal(signal.SIGTERM, lambda *_: sys.exit(7))\nThreadingHTTPServer((");
        own.generate("unused", BUILDER);
        try (Container container =
                Container.start(SourceBuild.of(own.root(), "python-handler").image())) {
            container.get("/");
            assertThat(container.stop().exitCode()).isEqualTo(7);
        }
    }

    @Test
    void theBuildersOwnCheckFindsNothing() {
        assertThat(Engine.check(app.root())).contains("no warnings found");
    }

    @Test
    void holdsNoTestNoSecretAndNoInstaller() {
        List<String> own =
                built.files().stream().filter(file -> file.startsWith("app/")).toList();
        assertThat(own).contains("app/service/greeting.py", "app/.venv/lib/python3.13/site-packages/words.py");
        assertThat(own)
                .noneMatch(file -> file.contains("test")
                        || file.endsWith(".env")
                        || file.endsWith(".whl")
                        || file.contains("/pip")
                        || file.contains("requirements"));
    }

    @Test
    void afterAChangeOfCodeOnlyTheApplicationIsNew() throws IOException {
        App changed = copy("python-changed");
        changed.generate("unused", BUILDER);
        assertThat(Files.readString(changed.root().resolve("Dockerfile")))
                .isEqualTo(Files.readString(app.root().resolve("Dockerfile")));
        changed.replaceIn("service/greeting.py", "Hello", "Goodbye");
        SourceBuild second = SourceBuild.after(app.root(), changed.root(), "python-changed");
        assertThat(second.cached("pip --python")).isTrue();
        List<String> before = built.layersAbove(BASE);
        List<String> after = second.layersAbove(BASE);
        assertThat(before).hasSize(2);
        assertThat(after.get(0)).isEqualTo(before.get(0));
        assertThat(after.get(1)).isNotEqualTo(before.get(1));
    }

    @Test
    void anotherBuildOfTheSameSourcesIsTheSameImage() {
        SourceBuild again = SourceBuild.anew(app.root(), "python-again");
        assertThat(again.cached("pip --python")).isFalse();
        assertThat(again.layersAbove(BASE)).isEqualTo(built.layersAbove(BASE));
    }

    /** The service in a directory of its own, with its wheel. */
    static App copy(String folder) throws IOException {
        App copy = App.copy("python-service", "", Apps.fresh(folder));
        wheel(Files.createDirectories(copy.root().resolve("wheels")).resolve("words-1.0-py3-none-any.whl"));
        return copy;
    }

    /** The smallest wheel there is (PEP 427). */
    private static void wheel(Path file) throws IOException {
        Map<String, String> entries = new TreeMap<>(Map.of(
                "words.py", "NAME = \"container\"\n",
                "words-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: words\nVersion: 1.0\n",
                "words-1.0.dist-info/RECORD", "",
                "words-1.0.dist-info/WHEEL",
                        "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"));
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                ZipEntry named = new ZipEntry(entry.getKey());
                named.setLastModifiedTime(FileTime.fromMillis(315_619_200_000L));
                zip.putNextEntry(named);
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
