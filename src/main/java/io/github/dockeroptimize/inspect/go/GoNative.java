package io.github.dockeroptimize.inspect.go;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds C and C++ next to Go, in a module and in what it has vendored. */
final class GoNative {

    private static final String CPP = ".*\\.(cc|cpp|cxx|c\\+\\+)";

    private GoNative() {}

    /**
     * Whether a package that uses C has files of C++.
     *
     * @param files relative to the context
     */
    static boolean hasCpp(Path context, List<GoFile> files) {
        return files.stream()
                .filter(GoFile::isCgo)
                .map(file -> context.resolve(file.folder()))
                .distinct()
                .anyMatch(GoNative::holdsCpp);
    }

    private static boolean holdsCpp(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().matches(CPP));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean vendorUsesC(Path modules, GoTags tags) {
        return vendored(modules, tags, false);
    }

    static boolean vendorUsesCpp(Path modules, GoTags tags) {
        return vendored(modules, tags, true);
    }

    private static boolean vendored(Path modules, GoTags tags, boolean cpp) {
        try (Stream<Path> files = Files.walk(modules.resolveSibling(""))) {
            return files.filter(file ->
                            file.toString().endsWith(".go") && !file.toString().endsWith("_test.go"))
                    .filter(file -> !file.toString().contains("golang.org"))
                    .filter(file -> new GoFile("", file.getFileName().toString(), read(file), tags).usesC())
                    .anyMatch(file -> !cpp || holdsCpp(file.resolveSibling("")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
