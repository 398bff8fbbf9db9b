package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.BuildRequest;
import io.github.dockeroptimize.container.Destination;
import io.github.dockeroptimize.image.ImageFormat;
import io.github.dockeroptimize.image.LayerCompression;
import io.github.dockeroptimize.mojo.module.ImageRequest;
import io.github.dockeroptimize.plan.ImagePlan;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns Maven's parameters of the goal {@code build} into a checked request. */
final class BuildOptions {

    private static final Duration BASE_LIFETIME = Duration.ofHours(24);
    private static final long MEGA = 1_000_000;
    private static final String EPOCH = "SOURCE_DATE_EPOCH";

    /** The values of {@code destination}. */
    private enum Where {
        TAR,
        LAYOUT,
        REGISTRY,
        DAEMON
    }

    private final BuildMojo parameters;
    private final ImageRequest image;
    private final AccessOptions access;

    BuildOptions(BuildMojo parameters, ImageRequest image) {
        this.parameters = parameters;
        this.image = image;
        this.access = new AccessOptions(parameters);
    }

    /**
     * The request for a plan.
     *
     * @throws InvalidInputException if a parameter has an invalid value
     */
    Function<ImagePlan, BuildRequest> read() {
        Destination destination = destination();
        List<String> tags = tags();
        ImageFormat format = EnumParameter.of("format", parameters.format, ImageFormat.class);
        refuseAnnotationsIn(format);
        LayerCompression compression = CompressionOptions.read(parameters);
        Instant creationTime =
                creationTime(parameters.creationTime, Objects.requireNonNullElse(System.getenv(EPOCH), ""));
        Duration baseLifetime = parameters.session.getRequest().isUpdateSnapshots() ? Duration.ZERO : BASE_LIFETIME;
        AccessOptions.Access registries = access.read();
        BuildRequest.CacheSettings cache = new BuildRequest.CacheSettings(access.cache(), cacheLimit());
        return plan -> new BuildRequest(
                plan,
                destination,
                tags,
                image.options().platforms(),
                format,
                compression,
                creationTime,
                baseLifetime,
                parameters.session.isOffline(),
                registries.of(plan.image().toString(), plan.baseImage().reference()),
                cache,
                image.output());
    }

    /** The default ones are left out without a word, since nobody has asked for them. */
    private void refuseAnnotationsIn(ImageFormat format) {
        Map<String, String> annotations = image.options().config().annotations();
        if (format == ImageFormat.DOCKER && annotations.values().stream().anyMatch(value -> !value.isEmpty())) {
            throw new InvalidInputException(
                    "'annotations' has "
                            + quote(annotations.keySet().iterator().next())
                            + ", but 'format' is 'docker', which has no annotations",
                    "set <format>oci</format>, or leave them out");
        }
    }

    private Destination destination() {
        return switch (EnumParameter.of("destination", parameters.destination, Where.class)) {
            case TAR -> new Destination.TarFile(image.output().resolve(Destination.TAR));
            case LAYOUT -> new Destination.Layout(image.output().resolve(Destination.LAYOUT));
            case REGISTRY -> new Destination.Registry();
            case DAEMON -> new Destination.Daemon(parameters.dockerExecutable);
        };
    }

    private List<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        for (String tag : parameters.tags) {
            if (tag == null || !tag.strip().matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}")) {
                throw new InvalidInputException(
                        "'tags' has " + quote(String.valueOf(tag)) + ", which is not a tag",
                        "use up to 128 letters, digits, dots, hyphens and underscores, such as 'latest'");
            }
            tags.add(tag.strip());
        }
        return List.copyOf(tags);
    }

    /**
     * As Maven reads {@code project.build.outputTimestamp}: a single character switches it off.
     *
     * @param epoch the value of {@code SOURCE_DATE_EPOCH}, for where nothing else is set
     *     (reproducible-builds.org/specs/source-date-epoch)
     */
    static Instant creationTime(@Nullable String text, String epoch) {
        if (text == null || text.isBlank()) {
            return epoch.isEmpty() ? Instant.EPOCH : sourceDate(epoch);
        }
        if (text.strip().matches("[^0-9]")) {
            return Instant.EPOCH;
        }
        String time = text.strip();
        try {
            return time.matches("\\d{1,12}")
                    ? Instant.ofEpochSecond(Long.parseLong(time))
                    : OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidInputException(
                    "'creationTime' is " + quote(text) + ", which is not a time",
                    "set one such as '2026-01-31T12:00:00Z', or seconds since the epoch");
        }
    }

    private static Instant sourceDate(String seconds) {
        if (!seconds.matches("\\d{1,12}")) {
            throw new InvalidInputException(
                    "the environment variable '" + EPOCH + "' is " + quote(seconds)
                            + ", which is not a number of seconds since the epoch",
                    "unset it, or set <creationTime>");
        }
        return Instant.ofEpochSecond(Long.parseLong(seconds));
    }

    private long cacheLimit() {
        if (parameters.cacheSize < 0) {
            throw new InvalidInputException(
                    "'cacheSize' is " + quote(parameters.cacheSize) + ", which is not a size",
                    "set a number of megabytes, such as '5000'");
        }
        return parameters.cacheSize * MEGA;
    }
}
