package io.github.dockeroptimize.inspect;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.GoProject;
import io.github.dockeroptimize.application.GoProject.Command;
import io.github.dockeroptimize.application.JavaSources;
import io.github.dockeroptimize.application.NodeProject;
import io.github.dockeroptimize.application.NodeSite;
import io.github.dockeroptimize.application.Prebuilt;
import io.github.dockeroptimize.application.PythonProject;
import io.github.dockeroptimize.application.SourceProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the build output of a project that is not Java, and refuses output that runs on the host only. */
public final class PrebuiltInspection {

    private static final String GENERATE = "run docker-optimize:generate and 'docker build'";
    private static final String OTHERWISE = ", or " + GENERATE;
    private static final List<String> FOLDERS = List.of("bin", "dist", "build", "out", "target", "");

    private PrebuiltInspection() {}

    /**
     * Finds the output that an image can use unchanged.
     *
     * @param folder of the module
     * @param architecture of the image, such as {@code amd64}; empty if any will do
     * @throws InvalidInputException if there is none; the remedy names a goal that can build the image
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
                    "the virtual environment of this machine is not portable, and creating a portable one needs a"
                            + " container engine",
                    GENERATE);
        }

        @Override
        public Prebuilt node(NodeProject project) {
            NodeSite site = project.site()
                    .orElseThrow(() -> refused(
                            "the node_modules of this machine are not portable, and installing portable ones needs a"
                                    + " container engine",
                            GENERATE));
            if (site.configuration().isPresent()) {
                throw refused(
                        "it has its own nginx configuration, which only docker-optimize:generate and"
                                + " 'docker build' use",
                        "run those");
            }
            Path output = folder.resolve(site.output());
            if (!Files.isRegularFile(output.resolve("index.html"))) {
                throw refused(
                        quote(site.output()) + " has no index.html", "build it first with 'npm run build'" + OTHERWISE);
            }
            return new Prebuilt(site.output(), files(output, site.base()));
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
                        .orElseThrow(() -> refused(
                                "there is no program " + quote(command.name()),
                                "build it first with 'CGO_ENABLED=0 GOOS=linux go build -o bin/ "
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
                            quote(path) + " is not a program for Linux", "rebuild it with GOOS=linux" + OTHERWISE));
            if (architecture
                    .filter(wanted -> !wanted.equals(program.architecture()))
                    .isPresent()) {
                throw refused(
                        quote(path) + " is for " + program.architecture() + ", but the image is for "
                                + architecture.get(),
                        "set <platforms> or -Ddocker-optimize.platforms to linux/" + program.architecture()
                                + ", or rebuild it with GOARCH=" + architecture.get());
            }
            if (program.dynamic() && !project.cgo()) {
                throw refused(
                        quote(path) + " needs a C library, which the base image does not have",
                        "rebuild it with CGO_ENABLED=0" + OTHERWISE);
            }
        }

        private InvalidInputException refused(String why, String remedy) {
            return new InvalidInputException(
                    "'build' can't make an image of " + quote(folder.getFileName()) + ": " + why, remedy);
        }
    }

    private static List<Prebuilt.File> files(Path output, String base) {
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> new Prebuilt.File(
                            base + output.relativize(file).toString().replace('\\', '/'), file, size(file), false))
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
