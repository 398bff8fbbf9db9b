package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.BuildRequest;
import io.github.dockeroptimize.container.Destination;
import io.github.dockeroptimize.container.ImageFormat;
import io.github.dockeroptimize.container.Platform;
import io.github.dockeroptimize.plan.ImagePlan;
import java.io.File;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns Maven's parameters of the goal {@code build} into a checked request. */
final class BuildOptions {

    private static final Duration BASE_LIFETIME = Duration.ofHours(24);
    private static final long MEGA = 1_000_000;

    /** Where an image goes. */
    private enum Where {
        TAR,
        REGISTRY,
        DAEMON
    }

    private final BuildMojo parameters;
    private final AccessOptions access;

    BuildOptions(BuildMojo parameters, AccessOptions access) {
        this.parameters = parameters;
        this.access = access;
    }

    /**
     * The request.
     *
     * @throws InvalidInputException if a value is none that the parameter can have
     */
    BuildRequest request(ImagePlan plan) {
        refuseWhatNeedsAnEngine();
        boolean update = parameters.session.getRequest().isUpdateSnapshots();
        return new BuildRequest(
                plan,
                destination(),
                tags(),
                platforms(),
                Choice.of("format", parameters.format, ImageFormat.class),
                creationTime(parameters.creationTime),
                update ? Duration.ZERO : BASE_LIFETIME,
                parameters.session.isOffline(),
                System.getenv("CI") != null,
                access.read(),
                new BuildRequest.CacheSettings(cacheFolder(parameters.cacheDirectory), cacheLimit()),
                parameters.outputDirectory.toPath());
    }

    private void refuseWhatNeedsAnEngine() {
        if (!parameters.annotations.isEmpty()) {
            String name = parameters.annotations.keySet().iterator().next();
            throw needsEngine(
                    "'annotations' has " + quote(name) + ", but annotations can't be set without a container engine",
                    "docker buildx build --annotation " + name + "=…");
        }
        if (!parameters.compression.equals("gzip")) {
            throw needsEngine(
                    "'compression' is " + quote(parameters.compression)
                            + ", but without a container engine layers can only be compressed with 'gzip'",
                    "docker buildx build --output type=image,compression=" + parameters.compression);
        }
    }

    private static InvalidInputException needsEngine(String what, String command) {
        return new InvalidInputException(
                what + "; leave it out, or use 'mvn docker-optimize:generate' and '" + command + "'");
    }

    private Destination destination() {
        return switch (Choice.of("destination", parameters.destination, Where.class)) {
            case TAR ->
                new Destination.TarFile(parameters.outputDirectory.toPath().resolve("image.tar"));
            case REGISTRY -> new Destination.Registry();
            case DAEMON -> new Destination.Daemon(parameters.dockerExecutable);
        };
    }

    private List<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        for (String tag : parameters.tags) {
            if (tag == null || !tag.strip().matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}")) {
                throw new InvalidInputException("'tags' has " + quote(String.valueOf(tag))
                        + ", but a tag has up to 128 letters, digits, dots, hyphens and underscores, such as 'latest'");
            }
            tags.add(tag.strip());
        }
        return List.copyOf(tags);
    }

    private List<Platform> platforms() {
        return parameters.platforms.stream()
                .map(platform -> Platform.parse(String.valueOf(platform)))
                .distinct()
                .toList();
    }

    /** As Maven reads {@code project.build.outputTimestamp}: a single letter switches it off. */
    static Instant creationTime(@Nullable String text) {
        if (text == null || text.isBlank() || text.strip().matches("[^0-9]")) {
            return Instant.EPOCH;
        }
        String time = text.strip();
        try {
            return time.matches("\\d{1,12}")
                    ? Instant.ofEpochSecond(Long.parseLong(time))
                    : OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidInputException("'creationTime' is " + quote(text)
                    + ", but must be a time such as '2026-01-31T12:00:00Z', or seconds since the epoch");
        }
    }

    /** The named one, or that of this user. */
    static Path cacheFolder(@Nullable File named) {
        if (named != null) {
            return named.toPath();
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path caches = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return caches.resolve("docker-optimize");
    }

    private long cacheLimit() {
        if (parameters.cacheSize < 0) {
            throw new InvalidInputException("'cacheSize' is " + quote(parameters.cacheSize)
                    + ", but must be a number of megabytes, such as '5000'");
        }
        return parameters.cacheSize * MEGA;
    }
}
