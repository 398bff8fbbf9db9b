package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.LastBuild;
import io.github.dockeroptimize.container.ProxyProperties;
import io.github.dockeroptimize.report.ImageFindings;
import io.github.dockeroptimize.report.image.AnalyzedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the built image that a report is about, and reads it: the one that is named, else that of the last build. */
final class BuiltImages {

    private static final String NAME_ANOTHER =
            "; name a tar of 'docker save' or 'build', an OCI archive or layout, or an image in a registry";

    private final PlannedImage plan;
    private final Path module;
    private final Path output;
    private final RemoteImages remotes;
    private final BuiltImageReader reader;

    /**
     * @param output where {@code build} writes
     * @param platform which image of several is wanted
     */
    BuiltImages(PlannedImage plan, Path module, Path output, String platform, RemoteImages remotes) {
        this.plan = plan;
        this.module = module;
        this.output = output;
        this.remotes = remotes;
        this.reader = new BuiltImageReader(plan, platform, remotes);
    }

    /**
     * An image that was read.
     *
     * @param compressed the bytes of each layer above the base as a registry stores it, where it is compiled in the container
     */
    record Built(ImageFindings findings, AnalyzedImage analyzed, List<Long> compressed) {}

    /**
     * What there is to say.
     *
     * @param note why there is no image that was read although there is one, or what to know of it
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
     * Looks for it.
     *
     * @param named a path or a reference; empty: the last build's
     * @throws InvalidInputException if the named one can't be read
     */
    Found find(Optional<String> named) throws IOException {
        if (!(remotes instanceof RemoteImages.Asked asked)) {
            return look(named);
        }
        ProxyProperties proxies = ProxyProperties.applyWithLogins(asked.access().proxies());
        try {
            return look(named);
        } finally {
            proxies.close();
        }
    }

    private Found look(Optional<String> named) throws IOException {
        Optional<String> wanted = named.map(String::strip).filter(name -> !name.isEmpty());
        Optional<LastBuild> last = LastBuild.in(output);
        return wanted.isPresent() ? named(wanted.get(), last) : ofLastBuild(last);
    }

    private Found named(String name, Optional<LastBuild> last) {
        Optional<Path> path = path(name);
        BuiltImageReader.Noted noted = id -> last.filter(build -> build.id().equals(id));
        try {
            return Found.of(
                    path.isPresent()
                            ? reader.read(path.get(), display(path.get()), noted)
                            : reader.remote(name, noted));
        } catch (InvalidInputException | IOException e) {
            throw new InvalidInputException(
                    "'builtImage' is " + quote(name) + ", which can't be read, since "
                            + (e instanceof InvalidInputException ? withoutRemedy(e) + NAME_ANOTHER : withRemedy(e)),
                    e);
        }
    }

    private static String withoutRemedy(Exception e) {
        return String.valueOf(e.getMessage()).replaceFirst("; [^;]*$", "");
    }

    /** A registry's own, where there is one. */
    private static String withRemedy(Exception e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("; ") ? message : message + NAME_ANOTHER;
    }

    /** What is there is a path, and so is what looks like one. */
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

    private Found ofLastBuild(Optional<LastBuild> last) throws IOException {
        if (last.isEmpty() || !last.get().image().equals(plan.image())) {
            return Found.NOTHING;
        }
        Path tar = output.resolve("image.tar");
        String destination = last.get().destination();
        try {
            if (destination.equals("tar") && Files.exists(tar)) {
                return new Found(Optional.of(reader.read(tar, display(tar), id -> last)), age());
            }
            return switch (destination) {
                case "registry" ->
                    new Found(Optional.of(reader.remote(last.get().reference(), id -> last)), age());
                case "daemon" ->
                    new Found(
                            Optional.empty(),
                            Optional.of("The built image wasn't looked into, since it is in the daemon; save it with"
                                    + " 'docker save -o image.tar " + last.get().image()
                                    + "', and name that by -Ddocker-optimize.builtImage=image.tar"));
                default -> Found.NOTHING;
            };
        } catch (InvalidInputException | IOException e) {
            return new Found(
                    Optional.empty(),
                    Optional.of("The built image wasn't looked into: " + String.valueOf(e.getMessage())));
        }
    }

    /** Each build writes {@code image.json}, also one that has nothing to do. */
    private Optional<String> age() throws IOException {
        if (plan.archive().isEmpty()) {
            return Optional.empty();
        }
        Path archive = plan.archive().get();
        Path note = output.resolve("image.json");
        return Files.getLastModifiedTime(note).compareTo(Files.getLastModifiedTime(archive)) < 0
                ? Optional.of("The built image is older than '" + archive.getFileName()
                        + "'; docker-optimize:build makes it anew")
                : Optional.empty();
    }

    /** The same on every machine. */
    private String display(Path file) {
        return file.startsWith(module)
                ? module.relativize(file.normalize()).toString().replace('\\', '/')
                : String.valueOf(file.getFileName());
    }
}
