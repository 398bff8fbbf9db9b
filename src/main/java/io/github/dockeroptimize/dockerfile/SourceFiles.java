package io.github.dockeroptimize.dockerfile;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.output.WholeFile;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Recipe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a Dockerfile that compiles in the container, and its {@code .dockerignore}, next to the sources. */
public final class SourceFiles {

    private SourceFiles() {}

    /**
     * Writes the two files and returns the path of the Dockerfile. Unchanged files are not written.
     *
     * @param name of the Dockerfile; one with another name than {@code Dockerfile} has its own {@code
     *     NAME.dockerignore}
     * @throws InvalidInputException if this plugin did not write the existing file, or it belongs to another module
     * @throws IOException if the directory can't be written
     */
    public static Path write(ImagePlan plan, String name) throws IOException {
        Map<Path, String> texts = texts(plan, name);
        for (Path written : texts.keySet()) {
            requireOurs(written, compiled(plan).module());
        }
        for (Map.Entry<Path, String> text : texts.entrySet()) {
            replace(text.getKey(), text.getValue());
        }
        return compiled(plan).project().context().resolve(name);
    }

    /** The texts of the two files, by path. */
    public static Map<Path, String> texts(ImagePlan plan, String name) {
        Path folder = compiled(plan).project().context();
        Map<Path, String> texts = new LinkedHashMap<>();
        texts.put(
                folder.resolve(name), DockerfilePlan.of(plan, Dialect.PORTABLE).toString());
        texts.put(
                folder.resolve(name.equals("Dockerfile") ? ".dockerignore" : name + ".dockerignore"),
                "# " + DockerfilePlan.SOURCES_LINE + "\n" + DockerfilePlan.ignored(plan, Dialect.PORTABLE));
        return texts;
    }

    /** The recipe; requires that the application is compiled in the container. */
    private static Recipe.Compiled compiled(ImagePlan plan) {
        if (!plan.isCompiled()) {
            throw new IllegalArgumentException("a Dockerfile next to the sources copies no files of the host");
        }
        return plan.compiled().orElseThrow();
    }

    /** Whether this plugin wrote a file with this text. */
    public static boolean isOurs(String text) {
        return text.startsWith("# " + DockerfilePlan.SOURCES_LINE);
    }

    private static void requireOurs(Path file, String module) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        String[] lines = Files.isRegularFile(file) ? text(file).split("\\R", 3) : new String[] {""};
        if (!isOurs(lines[0])) {
            throw new InvalidInputException(
                    quote(file.getFileName()) + " in "
                            + quote(file.resolveSibling("").getFileName())
                            + " wasn't written by this plugin and is left unchanged",
                    "rename it, or set <dockerfile> or"
                            + " -Ddocker-optimize.dockerfile to another name than "
                            + quote("Dockerfile"));
        }
        String owner = "# " + DockerfilePlan.MODULE_LINE + "'";
        if (lines.length > 1 && lines[1].startsWith(owner) && !lines[1].startsWith(owner + module + "'")) {
            throw new InvalidInputException(
                    quote(file.getFileName()) + " in "
                            + quote(file.resolveSibling("").getFileName())
                            + " belongs to another module, not to " + quote(module),
                    "set <dockerfile>${project.artifactId}.Dockerfile</dockerfile>"
                            + " or -Ddocker-optimize.dockerfile, or delete the file");
        }
    }

    /** The text of a file; bytes that are not valid UTF-8 are replaced. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static void replace(Path file, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return;
        }
        WholeFile.write(file, bytes);
    }
}
