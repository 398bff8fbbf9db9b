package io.github.dockeroptimize.inspect;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.GoProject.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for what the host has built of a project that isn't Java, and refuses what would only run on the host. */
public final class PrebuiltInspection {

    private static final String OTHERWISE = ", or run docker-optimize:generate and 'docker build'";
    private static final List<String> FOLDERS = List.of("bin", "dist", "build", "out", "target", "");

    private PrebuiltInspection() {}

    /**
     * What can be put into an image as it is.
     *
     * @param folder of the module
     * @param architecture that the image is for, such as {@code amd64}; empty where any is right
     * @throws InvalidInputException if there is nothing of the kind, with the way that can
     */
    public static Prebuilt find(SourceProject project, Path folder, Optional<String> architecture) {
        return project.match(new Finder(folder, architecture));
    }

    private record Finder(Path folder, Optional<String> architecture) implements SourceProject.Cases<Prebuilt> {

        @Override
        public Prebuilt java(JavaSources project) {
            throw new IllegalArgumentException("Java is built by Maven");
        }

        @Override
        public Prebuilt python(PythonProject project) {
            throw refused(
                    "a virtual environment of this machine is not portable, and no other is made without a container"
                            + " engine; run docker-optimize:generate and 'docker build'");
        }

        @Override
        public Prebuilt node(NodeProject project) {
            if (!(project.result() instanceof NodeSite site)) {
                throw refused("the node_modules of this machine are not portable, and no others are installed without a"
                        + " container engine; run docker-optimize:generate and 'docker build'");
            }
            if (site.configuration().isPresent()) {
                throw refused("it has a configuration of nginx of its own, which only docker-optimize:generate and"
                        + " 'docker build' take over; run those");
            }
            Path output = folder.resolve(site.output());
            if (!Files.isRegularFile(output.resolve("index.html"))) {
                throw refused(
                        quote(site.output()) + " has no index.html; build it first with 'npm run build'" + OTHERWISE);
            }
            return new Prebuilt(site.output(), files(output));
        }

        @Override
        public Prebuilt go(GoProject project) {
            List<Prebuilt.File> programs = new ArrayList<>();
            String where = "";
            for (Command command : project.commands()) {
                String path = FOLDERS.stream()
                        .map(name -> name.isEmpty() ? command.name() : name + "/" + command.name())
                        .filter(name -> Files.isRegularFile(folder.resolve(name)))
                        .findFirst()
                        .orElseThrow(() -> refused("there is no program " + quote(command.name())
                                + "; build it first with 'CGO_ENABLED=0 GOOS=linux go build -o bin/ "
                                + command.packagePath() + "'" + OTHERWISE));
                requireRunnable(path, project);
                programs.add(new Prebuilt.File(command.name(), folder.resolve(path), size(folder.resolve(path)), true));
                where = where.isEmpty() ? path : where;
            }
            return new Prebuilt(where, programs);
        }

        private void requireRunnable(String path, GoProject project) {
            ElfFile program = ElfFile.read(folder.resolve(path))
                    .orElseThrow(() -> refused(
                            quote(path) + " is no program for Linux; build it anew with GOOS=linux" + OTHERWISE));
            if (architecture
                    .filter(wanted -> !wanted.equals(program.architecture()))
                    .isPresent()) {
                throw refused(quote(path) + " is for " + program.architecture() + ", and the image for "
                        + architecture.get() + "; set <platforms> or -Ddocker-optimize.platforms to linux/"
                        + program.architecture() + ", or build it anew with GOARCH=" + architecture.get());
            }
            if (program.dynamic() && !project.cgo()) {
                throw refused(quote(path)
                        + " needs a C library, which the base image hasn't; build it anew with CGO_ENABLED=0"
                        + OTHERWISE);
            }
        }

        private InvalidInputException refused(String why) {
            return new InvalidInputException(
                    "'build' can't make an image of " + quote(folder.getFileName()) + ": " + why);
        }
    }

    private static List<Prebuilt.File> files(Path output) {
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> new Prebuilt.File(
                            output.relativize(file).toString().replace('\\', '/'), file, size(file), false))
                    .sorted((one, other) -> one.path().compareTo(other.path()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
