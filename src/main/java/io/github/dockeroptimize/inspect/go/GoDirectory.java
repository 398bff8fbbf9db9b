package io.github.dockeroptimize.inspect.go;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Reads the Go files of a module, without tests, directories that Go ignores, and nested modules. */
final class GoDirectory {

    private static final Set<String> PASSED_OVER = Set.of("testdata", "vendor", "node_modules", "target");

    private GoDirectory() {}

    /** The files, sorted by directory and name. */
    static List<GoFile> read(Path context, Path module, GoTags tags) {
        List<GoFile> files = new ArrayList<>();
        try {
            Files.walkFileTree(module, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean own = folder.equals(module);
                    String name = String.valueOf(folder.getFileName());
                    boolean passed = PASSED_OVER.contains(name)
                            || name.startsWith(".")
                            || name.startsWith("_")
                            || Files.exists(folder.resolve("go.mod"));
                    return own || !passed ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".go")
                            && !name.endsWith("_test.go")
                            && !name.startsWith("_")
                            && !name.startsWith(".")) {
                        files.add(new GoFile(
                                relative(context, file.resolveSibling("")),
                                name,
                                new String(Files.readAllBytes(file), StandardCharsets.UTF_8),
                                tags));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.sort(Comparator.comparing(GoFile::folder).thenComparing(GoFile::name));
        return files;
    }

    /** The relative path with slashes, {@code .} for the directory itself. */
    static String relative(Path context, Path path) {
        String relative = context.relativize(path.normalize()).toString().replace('\\', '/');
        return relative.isEmpty() ? "." : relative;
    }
}
