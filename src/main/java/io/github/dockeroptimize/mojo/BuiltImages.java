package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.Destination;
import io.github.dockeroptimize.container.RecordedBuild;
import io.github.dockeroptimize.container.RegistryException;
import io.github.dockeroptimize.image.AnalyzedImage;
import io.github.dockeroptimize.registry.ProxyProperties;
import io.github.dockeroptimize.report.ImageFindings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds and reads the built image that a report is about: the configured one, else that of the last build. */
final class BuiltImages {

    private static final String NAME_ANOTHER =
            "set a tar of 'docker save' or 'build', an OCI archive or layout, or an image in a registry";

    private final PlannedImage plan;
    private final Path module;
    private final Path output;
    private final RegistryPolicy remotes;
    private final BuiltImageReader reader;

    /**
     * @param output directory that {@code build} writes to
     * @param platform which one to take of several images
     */
    BuiltImages(PlannedImage plan, Path module, Path output, String platform, RegistryPolicy remotes) {
        this.plan = plan;
        this.module = module;
        this.output = output;
        this.remotes = remotes;
        this.reader = new BuiltImageReader(plan, platform, remotes);
    }

    /**
     * An image that was read.
     *
     * @param compressed the bytes of each layer above the base as a registry stores it, where it is compiled in the
     *     container
     */
    record Built(ImageFindings findings, AnalyzedImage analyzed, List<Long> compressed) {}

    /**
     * The result.
     *
     * @param note why an existing image wasn't read, or a remark on it
     */
    record Found(Optional<Built> image, Optional<String> note) {
        static final Found NOTHING = new Found(Optional.empty(), Optional.empty());

        static Found of(Built image) {
            return new Found(Optional.of(image), Optional.empty());
        }

        Optional<ImageFindings> findings() {
            return image.map(Built::findings);
        }
    }

    /**
     * Finds it.
     *
     * @param named a path or a reference; empty for that of the last build
     * @throws InvalidInputException if the configured one can't be read
     */
    Found find(Optional<String> named) throws IOException {
        ProxyProperties proxies = ProxyProperties.applyWithLogins(remotes.proxies());
        try {
            return look(named);
        } finally {
            proxies.close();
        }
    }

    private Found look(Optional<String> named) throws IOException {
        Optional<String> wanted = named.map(String::strip).filter(name -> !name.isEmpty());
        Optional<RecordedBuild> last = RecordedBuild.in(output);
        return wanted.isPresent() ? named(wanted.get(), last) : ofLastBuild(last);
    }

    private Found named(String name, Optional<RecordedBuild> last) {
        Optional<Path> path = path(name);
        BuiltImageReader.Noted noted = id -> last.filter(build -> build.id().equals(id));
        try {
            return Found.of(
                    path.isPresent()
                            ? reader.read(path.get(), display(path.get()), noted)
                            : reader.remote(name, noted));
        } catch (InvalidInputException e) {
            throw unreadable(name, e.problem(), NAME_ANOTHER, e);
        } catch (RegistryException e) {
            throw unreadable(name, e.problem(), e.remedy(), e);
        } catch (IOException e) {
            throw unreadable(name, String.valueOf(e.getMessage()), NAME_ANOTHER, e);
        }
    }

    private static InvalidInputException unreadable(String name, String why, String remedy, Exception e) {
        return new InvalidInputException(
                "'builtImage' is " + quote(name) + ", which can't be read, since " + why, remedy, e);
    }

    /** A name is a path if such a file exists, or if it looks like one. */
    private Optional<Path> path(String name) {
        if (name.matches("(?i)(?:[./~].*|[a-z]:[\\\\/].*|.*\\\\.*|.*\\.(?:tar|tgz|tar\\.\\w+))")) {
            return Optional.of(module.resolve(name));
        }
        try {
            return Optional.of(module.resolve(name)).filter(Files::exists);
        } catch (InvalidPathException e) {
            return Optional.empty(); // Windows has no colons in names
        }
    }

    private Found ofLastBuild(Optional<RecordedBuild> last) throws IOException {
        if (last.isEmpty() || !last.get().isOf(plan.image())) {
            return Found.NOTHING;
        }
        try {
            return switch (last.get().destination()) {
                case "tar" -> onDisk(output.resolve(Destination.TAR), last);
                case "layout" -> onDisk(output.resolve(Destination.LAYOUT), last);
                case "registry" ->
                    new Found(Optional.of(reader.remote(last.get().reference(), id -> last)), age());
                case "daemon" ->
                    new Found(
                            Optional.empty(),
                            Optional.of("The built image wasn't analysed, since it is in the daemon; save it with"
                                    + " 'docker save -o image.tar " + last.get().image()
                                    + "', and set -Ddocker-optimize.builtImage=image.tar"));
                default -> Found.NOTHING;
            };
        } catch (InvalidInputException | IOException e) {
            return new Found(
                    Optional.empty(),
                    Optional.of("The built image wasn't analysed: " + String.valueOf(e.getMessage())));
        }
    }

    private Found onDisk(Path image, Optional<RecordedBuild> last) throws IOException {
        return Files.exists(image)
                ? new Found(Optional.of(reader.read(image, display(image), id -> last)), age())
                : Found.NOTHING;
    }

    /** Every build writes {@code image.json}, even one that has nothing to do. */
    private Optional<String> age() throws IOException {
        if (plan.packaged().isEmpty()) {
            return Optional.empty();
        }
        Path packaged = plan.packaged().get();
        FileTime built = Files.getLastModifiedTime(output.resolve("image.json"));
        try (Stream<Path> newer = Files.find(
                packaged,
                Integer.MAX_VALUE,
                (file, attributes) -> attributes.lastModifiedTime().compareTo(built) > 0)) {
            return newer.findAny()
                    .map(file -> "The built image is older than '" + packaged.getFileName()
                            + "'; docker-optimize:build rebuilds it");
        }
    }

    /** The same on every machine. */
    private String display(Path file) {
        return file.startsWith(module)
                ? module.relativize(file.normalize()).toString().replace('\\', '/')
                : String.valueOf(file.getFileName());
    }
}
