package io.github.dockeroptimize.container.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    private CacheDirectory cache;

    @BeforeEach
    void cache() {
        cache = CacheDirectory.in(folder);
    }

    /** A layer of 100 bytes. */
    private Path unit(Path parent, String name, Duration unused) throws IOException {
        Path unit = Files.createDirectories(parent.resolve(name));
        Files.write(unit.resolve("0"), new byte[60]);
        Files.write(Files.createDirectories(unit.resolve("below")).resolve("1"), new byte[40]);
        Files.setLastModifiedTime(unit.resolve("0"), FileTime.from(NOW)); // says nothing
        return used(unit, unused);
    }

    private static Path used(Path path, Duration ago) throws IOException {
        return Files.setLastModifiedTime(path, FileTime.from(NOW.minus(ago)));
    }

    private Path layer(String name, Duration unused) throws IOException {
        return unit(cache.layers(), name, unused);
    }

    private void prune(long limit) throws IOException {
        new Pruning(cache, limit, NOW).prune();
    }

    @Test
    void anEmptyCacheNeedsNone() throws IOException {
        prune(0);
        assertThat(cache.root()).doesNotExist();
    }

    @Test
    void belowTheLimitEverythingStays() throws IOException {
        Path old = layer("old", DAY.multipliedBy(400));
        Path older = layer("older", DAY.multipliedBy(500));
        prune(200);
        assertThat(old).exists();
        assertThat(older).exists();
    }

    @Test
    void whatWasUsedLongestAgoGoesUntilTheRestIsBelowTheLimit() throws IOException {
        Path second = layer("a", DAY.multipliedBy(3));
        Path third = layer("b", DAY.multipliedBy(2));
        Path first = layer("c", DAY.multipliedBy(4));
        Path last = layer("d", DAY);

        prune(299);
        assertThat(first).doesNotExist();
        assertThat(second).doesNotExist();
        assertThat(third).exists();
        assertThat(last).exists();

        prune(100);
        assertThat(third).doesNotExist();
        assertThat(last).exists();
    }

    @Test
    void whatKilledBuildsHaveLeftGoes() throws IOException {
        Path half = used(file(cache.scratch().resolve("base-1")), HOUR.plusSeconds(1));
        Path folder = unit(cache.scratch(), "layer-1", HOUR.plusSeconds(1));
        Path beside = used(file(cache.bases().resolve(".document-1")), HOUR.plusSeconds(1));
        Path known = used(file(cache.bases().resolve("document-1")), DAY);
        Path inUse = used(file(cache.scratch().resolve("base-2")), HOUR.minusSeconds(1));
        prune(Long.MAX_VALUE);
        assertThat(half).doesNotExist();
        assertThat(folder).doesNotExist();
        assertThat(beside).doesNotExist();
        assertThat(known).exists();
        assertThat(inUse).exists();
    }

    private static Path file(Path file) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, "half");
    }

    @Test
    void whatWasUsedAMomentAgoStays() throws IOException {
        Path inUse = layer("a", HOUR.minusSeconds(1));
        Path inUseToo = layer("b", Duration.ZERO);
        Path unused = layer("c", HOUR.plusSeconds(1));
        prune(0);
        assertThat(inUse).exists();
        assertThat(inUseToo).exists();
        assertThat(unused).doesNotExist();
    }

    @Test
    void smallFilesLiveForAQuarterOfAYear() throws IOException {
        for (Path parent : new Path[] {cache.builds(), cache.bases(), cache.made()}) {
            Path old =
                    used(Files.writeString(Files.createDirectories(parent).resolve("old"), ""), DAY.multipliedBy(91));
            Path young = used(Files.writeString(parent.resolve("young"), ""), DAY.multipliedBy(89));
            prune(0);
            assertThat(old).doesNotExist();
            assertThat(young).exists();
        }
    }

    @Test
    void aFileWhereAFolderShouldBeIsNoMatter() throws IOException {
        Files.createDirectories(cache.root());
        Files.writeString(cache.builds(), "");
        prune(0);
        assertThat(cache.builds()).exists();
    }

    @Test
    void isDoneOnceAnHour() throws IOException {
        Path first = layer("a", DAY);
        new Pruning(cache, 0, NOW).pruneNowAndThen();
        assertThat(first).doesNotExist();

        Path done = cache.root().resolve("pruned");
        Files.setLastModifiedTime(done, FileTime.from(NOW.minus(HOUR.minusSeconds(1))));
        Path second = layer("b", DAY);
        new Pruning(cache, 0, NOW).pruneNowAndThen();
        assertThat(second).exists();

        Files.setLastModifiedTime(done, FileTime.from(NOW.minus(HOUR.plusSeconds(1))));
        new Pruning(cache, 0, NOW).pruneNowAndThen();
        assertThat(second).doesNotExist();
    }
}
