package io.github.dockeroptimize.container;

import io.github.dockeroptimize.output.Folders;
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
 * Keeps the cache below its limit: what was used longest ago goes first, and nothing that was used a moment ago, since
 * another build may be at it. Whatever is missing is made or got again.
 */
final class Pruning {

    private static final Duration IN_USE = Duration.ofHours(1);
    private static final Duration BETWEEN = Duration.ofHours(1);
    private static final Duration SMALL_FILES_LIVE = Duration.ofDays(90);

    private final CacheFolder cache;
    private final long limit;
    private final Instant now;

    /**
     * @param limit in bytes
     */
    Pruning(CacheFolder cache, long limit, Instant now) {
        this.cache = cache;
        this.limit = limit;
        this.now = now;
    }

    /** A layer, staged or compressed. */
    private record Unit(Path folder, Instant used, long size) {}

    /** Prunes, unless that was done within the hour: sizes have to be added up file by file. */
    void pruneNowAndThen() throws IOException {
        Path done = cache.root().resolve("pruned");
        boolean recently = Files.exists(done)
                && Files.getLastModifiedTime(done).toInstant().plus(BETWEEN).isAfter(now);
        if (!recently) {
            SmallFile.writeText(done, "");
            prune();
        }
    }

    void prune() throws IOException {
        List<Unit> units = new ArrayList<>();
        for (Path folder : children(cache.staged())) {
            units.add(unit(folder));
        }
        for (Path folder : children(cache.layers())) {
            units.add(unit(folder));
        }
        units.sort(Comparator.comparing(Unit::used));
        long total = units.stream().mapToLong(Unit::size).sum();
        for (Unit unit : units) {
            boolean left = unit.folder().getFileName().toString().startsWith(".");
            boolean inUse = unit.used().plus(IN_USE).isAfter(now);
            if (!inUse && (left || total > limit)) {
                Folders.delete(unit.folder());
                total -= unit.size();
            }
        }
        for (Path folder : List.of(cache.builds(), cache.bases(), cache.jib().resolve("selectors"))) {
            for (Path file : children(folder)) {
                if (used(file).plus(SMALL_FILES_LIVE).isBefore(now)) {
                    Files.deleteIfExists(file);
                }
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
