package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.LastBuild;
import io.github.dockeroptimize.container.ProxyProperties;
import io.github.dockeroptimize.container.RemoteImage;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.report.FindingsOfImage;
import io.github.dockeroptimize.report.ImageFindings;
import io.github.dockeroptimize.report.image.AnalyzedImage;
import io.github.dockeroptimize.report.image.ImageConfig;
import io.github.dockeroptimize.report.image.ImageFiles;
import io.github.dockeroptimize.report.image.ImageReader;
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

    private final ImagePlan plan;
    private final Path archive;
    private final Path module;
    private final Path output;
    private final String platform;
    private final RemoteImages remotes;

    /**
     * @param archive what was packaged
     * @param output where {@code build} writes
     * @param platform which image of several is wanted
     */
    BuiltImages(ImagePlan plan, Path archive, Path module, Path output, String platform, RemoteImages remotes) {
        this.plan = plan;
        this.archive = archive;
        this.module = module;
        this.output = output;
        this.platform = platform;
        this.remotes = remotes;
    }

    /** An image that was read. */
    record Built(ImageFindings findings, ImageFiles files) {}

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

    /** Opens an image. */
    @FunctionalInterface
    private interface Opening {
        ImageReader open() throws IOException;
    }

    /** The build that made the image with this id, where it is known. */
    @FunctionalInterface
    private interface Noted {
        Optional<LastBuild> build(String id);
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
        Noted noted = id -> last.filter(build -> build.id().equals(id));
        try {
            return Found.of(
                    path.isPresent()
                            ? read(() -> ImageReader.open(path.get(), platform), display(path.get()), noted)
                            : remote(name, noted));
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
                return new Found(
                        Optional.of(read(() -> ImageReader.open(tar, platform), display(tar), id -> last)), age());
            }
            return switch (destination) {
                case "registry" -> new Found(Optional.of(remote(last.get().reference(), id -> last)), age());
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

    private Built remote(String reference, Noted noted) throws IOException {
        if (remotes instanceof RemoteImages.Asked asked) {
            RemoteImage image = RemoteImage.built(reference, asked.access(), asked.cache());
            return read(() -> RegistryBlobs.open(image, platform), reference, noted);
        }
        throw new IOException("no registry is asked for it (" + ((RemoteImages.Unasked) remotes).why() + ")");
    }

    private Built read(Opening opening, String source, Noted noted) throws IOException {
        try (ImageReader reader = opening.open()) {
            AnalyzedImage image = reader.analyze(baseLayers(reader.config(), noted));
            List<String> names = plan.layers().stream().map(Layer::name).toList();
            return new Built(FindingsOfImage.of(image, source, names), image.files());
        }
    }

    /** By what the build noted, else by the base image itself, else what is left below the plan's layers. */
    private int baseLayers(ImageConfig image, Noted noted) {
        int all = image.diffIds().size();
        List<String> names = noted.build(image.id())
                .map(build -> build.layersOf(image.platform()))
                .orElse(List.of());
        if (names.size() == all) {
            return (int) names.stream().filter("base"::equals).count();
        }
        int common = layersOfBase(image);
        return common > 0 ? common : Math.max(0, all - plan.layers().size());
    }

    private int layersOfBase(ImageConfig image) {
        if (!(remotes instanceof RemoteImages.Asked asked)) {
            return 0;
        }
        RemoteImage base = RemoteImage.base(plan.baseImage().reference(), asked.access(), asked.cache());
        try (ImageReader reader = RegistryBlobs.open(base, image.platform())) {
            return image.layersOf(reader.config());
        } catch (InvalidInputException | IOException e) {
            return 0; // the number of layers says as much in most cases
        }
    }
}
