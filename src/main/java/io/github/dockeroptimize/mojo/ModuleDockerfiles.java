package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.check.CheckInput.LintedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds the Dockerfiles of a module by the file names that builders and editors know. */
final class ModuleDockerfiles extends SimpleFileVisitor<Path> {

    private static final Set<String> NOT_ENTERED = Set.of("node_modules", "vendor");
    private static final int DEEPEST = 8;
    private static final Pattern NAME =
            Pattern.compile("(?:Docker|Container)file(?:\\..+)?|.+\\.(?i:docker|container)file");
    /** Files that generate a Dockerfile, or backups of one. */
    private static final Pattern ANOTHER_KIND = Pattern.compile(
            ".*\\.(?:dockerignore|j2|jinja2?|tmpl|tpl|template|mustache|hbs|ftl|vm|erb|in|md|bak|orig|rej)");

    private final Path module;
    private final Path build;
    private final List<Path> found = new ArrayList<>();

    ModuleDockerfiles(Path module, Path build) {
        this.module = module;
        this.build = build;
    }

    /**
     * The Dockerfiles of a module, without those in build output, test resources, hidden directories and other modules.
     *
     * @param module its directory
     * @param build directory that the build writes to
     * @param generated path of a generated Dockerfile; it may be missing
     * @param name name of a file in messages
     */
    static List<LintedFile> of(Path module, Path build, Path generated, Function<Path, String> name)
            throws IOException {
        ModuleDockerfiles visitor = new ModuleDockerfiles(module, build);
        Files.walkFileTree(module, Set.of(), DEEPEST, visitor);
        if (Files.isRegularFile(generated) && visitor.found.stream().noneMatch(file -> isSame(file, generated))) {
            visitor.found.add(generated);
        }
        Collections.sort(visitor.found);
        List<LintedFile> files = new ArrayList<>();
        for (Path file : visitor.found) {
            files.add(new LintedFile(name.apply(file), text(file), ignoreFile(file)));
        }
        return files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (folder.equals(module)) {
            return FileVisitResult.CONTINUE;
        }
        String name = folder.getFileName().toString();
        boolean isTest = folder.equals(module.resolve("src").resolve("test"))
                || folder.equals(module.resolve("src").resolve("it"));
        return isTest
                        || folder.equals(build)
                        || name.startsWith(".")
                        || NOT_ENTERED.contains(name)
                        || Files.exists(folder.resolve("pom.xml"))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && isDockerfile(file.getFileName().toString())) {
            found.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    /** Such as the data directory of a database container, which belongs to another user. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        return FileVisitResult.CONTINUE;
    }

    private static boolean isDockerfile(String name) {
        return NAME.matcher(name).matches() && !ANOTHER_KIND.matcher(name).matches();
    }

    private static boolean isSame(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    /** BuildKit prefers the one named after the Dockerfile. */
    private static Optional<String> ignoreFile(Path dockerfile) throws IOException {
        for (Path file : List.of(
                dockerfile.resolveSibling(dockerfile.getFileName() + ".dockerignore"),
                dockerfile.resolveSibling(".dockerignore"))) {
            if (Files.isRegularFile(file)) {
                return Optional.of(text(file));
            }
        }
        return Optional.empty();
    }

    /** The linter reports what isn't UTF-8. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
