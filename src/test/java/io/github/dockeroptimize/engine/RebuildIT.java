package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A second build does what is needed and nothing else, and what it makes is never old. */
@RequiresEngine
@RequiresRegistry
@Order(Apps.LONG)
class RebuildIT {

    private static final String TIME = "2026-01-01T00:00:00Z";

    private static String smallBase;
    private static App changedWar;
    private static String digestOfChangedWar;

    @BeforeAll
    static void buildWithACacheThatIsWhole() throws IOException {
        smallBase = SmallBase.push();
        changedWar = App.copy("war", "-", Apps.fresh("changed-war"));
        changedWar.replaceIn("src/main/java/apps/Hello.java", "hello", "hullo");
        changedWar.build();
        digestOfChangedWar = build(changedWar, Registry.newImage("undamaged"), Apps.fresh("whole-cache"))
                .digest();
    }

    /** The change leaves every size as it was, and so do the times. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "boot-web, src/main/java/apps/Greeting.java, application",
        "plain/app, sibling/src/main/java/apps/sibling/Words.java, project-dependencies"
    })
    void aChangeSendsTheLayerThatItIsInAndRuns(String name, String file, String layer) throws IOException {
        App app = App.copy(name, "3.5.16", Apps.fresh("rebuilt"));
        String image = Registry.newImage("rebuilt");
        Built first = pushAtTheSameTime(app, image);

        app.replaceIn(file, "hello", "hullo");
        Built second = pushAtTheSameTime(app, image);

        assertThat(first.pushed()).contains(layer).doesNotContain("base").hasSizeGreaterThan(1);
        assertThat(second.pushed()).containsExactly(layer);
        assertThat(second.layers())
                .filteredOn(other -> !other.name().equals(layer))
                .extracting(Built.Layer::status)
                .containsOnly("reused");
        assertThat(answer(image)).isEqualTo("hullo");

        app.maven("clean");
        Built again = pushAtTheSameTime(app, image);

        assertThat(again.upToDate()).isTrue();
        assertThat(again.digest()).isEqualTo(second.digest());
        Built whole = pushAtTheSameTime(app, Registry.newImage("whole"));
        assertThat(whole.digest()).isEqualTo(second.digest());
        assertThat(whole.pushed()).containsAll(first.pushed());
    }

    /** Nothing but the sources is shared: not the directory, the cache, the time, the time zone, or the umask. */
    @ParameterizedTest
    @CsvSource({"boot-web, 3.5.16", "plain/app, -"})
    void anotherMachineMakesTheSameImageAndSendsNothing(String name, String bootVersion) {
        String image = Registry.newImage("elsewhere");
        App here = Apps.built(name, bootVersion);
        App elsewhere = App.copy(name, bootVersion, Apps.fresh("elsewhere/another-machine"));
        elsewhere.touch(Instant.parse("2026-01-01T11:00:00Z"));

        Built first = here.contextAndImage("here", options("registry", smallBase, image));
        Built second = elsewhere.packagedImageElsewhere(
                "077",
                "Pacific/Auckland",
                "elsewhere",
                options("registry", smallBase, image, cache(Apps.fresh("cache-elsewhere"))));

        assertThat(second.upToDate()).isFalse();
        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(second.pushed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tar", "layout", "registry", "daemon"})
    void anUnchangedImageIsLeftAndOneThatIsGoneIsMadeAgain(String destination) throws IOException {
        String image = destination.equals("registry") ? Registry.newImage("unchanged") : Engine.nameToLoad("unchanged");
        Built first = build(destination, image);
        assertThat(first.upToDate()).isFalse();

        Built second = build(destination, image);
        assertThat(second.upToDate()).isTrue();
        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(isThere(first, image)).isTrue();

        remove(first, image);
        assertThat(isThere(first, image)).isFalse();
        Built third = build(destination, image);
        assertThat(third.upToDate()).isFalse();
        assertThat(third.digest()).isEqualTo(first.digest());
        assertThat(isThere(third, image)).isTrue();
    }

    @Test
    void aTagThatWasMovedIsMovedBack() {
        String image = Registry.newImage("moved");
        Built first = build("registry", image);
        Registry.crane("copy", smallBase, image);

        assertThat(build("registry", image).upToDate()).isFalse();
        assertThat(Registry.digest(image)).isEqualTo(first.digest());
    }

    /** What can become of a file in the cache when a disk is full, a machine stops, or somebody interferes. */
    enum Damage {
        LAYERS_CUT("v2/layers") {
            @Override
            void doTo(Path file) throws IOException {
                cut(file);
            }
        },
        LAYERS_ALTERED("v2/layers") {
            @Override
            void doTo(Path file) throws IOException {
                FileTime time = Files.getLastModifiedTime(file);
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
                Files.setLastModifiedTime(file, time);
            }
        },
        LAYERS_GONE("v2/layers") {
            @Override
            void doTo(Path file) throws IOException {
                Files.delete(file);
            }
        },
        MADE_CUT("v2/made") {
            @Override
            void doTo(Path file) throws IOException {
                cut(file);
            }
        },
        BASES_CUT("v2/bases") {
            @Override
            void doTo(Path file) throws IOException {
                cut(file);
            }
        },
        BUILDS_CUT("v2/builds") {
            @Override
            void doTo(Path file) throws IOException {
                cut(file);
            }
        };

        private final String folder;

        Damage(String folder) {
            this.folder = folder;
        }

        abstract void doTo(Path file) throws IOException;

        private static void cut(Path file) throws IOException {
            Files.write(file, List.of("cut"), StandardCharsets.UTF_8);
        }

        /** To every file there is. */
        void doIn(Path cache) throws IOException {
            try (Stream<Path> found = Files.walk(cache.resolve(folder), 2)) {
                List<Path> files = found.filter(Files::isRegularFile).toList();
                assertThat(files).isNotEmpty();
                for (Path file : files) {
                    doTo(file);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void aDamagedCacheHeals(Damage damage) throws IOException {
        Path cache = Apps.fresh("damaged-cache");
        build(Apps.built("war", "-"), Registry.newImage("whole"), cache);
        damage.doIn(cache);
        String image = Registry.newImage("healed");

        Built healed = build(changedWar, image, cache);

        assertThat(healed.digest()).isEqualTo(digestOfChangedWar);
        Registry.crane("validate", "--remote", image);
    }

    private static String answer(String image) {
        Command.of("docker", "pull", "-q", image).run();
        try (Container container = Container.start(image)) {
            return container.get("/");
        }
    }

    private static Built pushAtTheSameTime(App app, String image) throws IOException {
        String time = "-Dproject.build.outputTimestamp=" + TIME;
        if (!app.root().equals(app.module())) {
            return app.packagedImage("rebuilt", options("registry", Registry.JAVA, image, time));
        }
        app.build(time);
        Files.setLastModifiedTime(app.archive(), FileTime.from(Instant.parse(TIME)));
        return app.image("rebuilt", options("registry", Registry.JAVA, image, time));
    }

    private static Built build(String destination, String image) {
        return Apps.built("war", "-").image("unchanged-" + destination, options(destination, smallBase, image));
    }

    private static Built build(App war, String image, Path cache) {
        return war.image("war", options("registry", smallBase, image, cache(cache)));
    }

    private static boolean isThere(Built built, String image) {
        return switch (destination(built)) {
            case "tar" -> Files.exists(built.tar());
            case "layout" -> Files.exists(layout(built));
            case "registry" -> Registry.has(image);
            default -> Command.of("docker", "image", "inspect", image).succeeds();
        };
    }

    private static void remove(Built built, String image) throws IOException {
        switch (destination(built)) {
            case "tar" -> Files.delete(built.tar());
            case "layout" -> Files.delete(layout(built));
            case "registry" -> Registry.delete(image);
            default -> Command.of("docker", "rmi", "-f", image).run();
        }
    }

    private static Path layout(Built built) {
        return built.tar().resolveSibling("layout/index.json");
    }

    private static String destination(Built built) {
        return built.json().path("destination").asText();
    }

    private static String cache(Path folder) {
        return "-Ddocker-optimize.cacheDirectory=" + folder;
    }

    private static String[] options(String destination, String base, String image, String... more) {
        return Stream.concat(
                        Stream.of(
                                "-Ddocker-optimize.destination=" + destination,
                                "-Ddocker-optimize.baseImage=" + base,
                                "-Ddocker-optimize.image=" + image),
                        Stream.of(more))
                .toArray(String[]::new);
    }
}
