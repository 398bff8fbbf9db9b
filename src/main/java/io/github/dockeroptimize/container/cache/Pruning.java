package io.github.dockeroptimize.container.cache;

import io.github.dockeroptimize.output.Directories;
import io.github.dockeroptimize.output.SharedProperties;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps the cache below its limit. It deletes the least recently used content first, but nothing that was used a moment ago,
 * since another build may need it. Missing content is rebuilt or fetched again.
 */
public final class Pruning {

    private static final Duration IN_USE = Duration.ofHours(1);
    private static final Duration BETWEEN = Duration.ofHours(1);
    private static final Duration SMALL_FILES_LIVE = Duration.ofDays(90);

    private final CacheDirectory cache;
    private final long limit;
    private final Instant now;

    /**
     * @param limit in bytes
     */
    public Pruning(CacheDirectory cache, long limit, Instant now) {
        this.cache = cache;
        this.limit = limit;
        this.now = now;
    }

    /** A layer. */
    private record Unit(Path folder, Instant used, long size) {}

    /** Prunes the cache, unless that was done within the last hour, since adding up the sizes of all files takes time. */
    public void pruneNowAndThen() throws IOException {
        Path done = cache.root().resolve("pruned");
        boolean recently = Files.exists(done)
                && Files.getLastModifiedTime(done).toInstant().plus(BETWEEN).isAfter(now);
        if (!recently) {
            SharedProperties.writeText(done, "");
            prune();
        }
    }

    void prune() throws IOException {
        List<Unit> units = new ArrayList<>();
        for (Path folder : children(cache.layers())) {
            units.add(unit(folder));
        }
        units.sort(Comparator.comparing(Unit::used));
        long total = units.stream().mapToLong(Unit::size).sum();
        for (Unit unit : units) {
            boolean inUse = unit.used().plus(IN_USE).isAfter(now);
            if (!inUse && total > limit) {
                Directories.delete(unit.folder());
                total -= unit.size();
            }
        }
        for (Path folder : List.of(cache.builds(), cache.bases(), cache.made())) {
            for (Path file : children(folder)) {
                boolean left = file.getFileName().toString().startsWith(".");
                if (used(file).plus(left ? IN_USE : SMALL_FILES_LIVE).isBefore(now)) {
                    Files.deleteIfExists(file);
                }
            }
        }
        for (Path left : children(cache.scratch())) {
            if (used(left).plus(IN_USE).isBefore(now)) {
                Directories.delete(left);
            }
        }
    }

    private static Unit unit(Path folder) throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                size += Files.size(file);
            }
        }
        return new Unit(folder, used(folder), size);
    }

    private static Instant used(Path path) throws IOException {
        try {
            return Files.getLastModifiedTime(path).toInstant();
        } catch (NoSuchFileException e) {
            return FileTime.fromMillis(Long.MAX_VALUE).toInstant(); // another build has removed it
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            found.forEach(children::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
        return children;
    }
}
