package io.github.dockeroptimize.inspect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * What of a module is compiled: the folders in it that have Go files, the files that lie in the module's own folder, and
 * what is embedded. Whatever else lies beside the module stays out of the context.
 */
final class GoSources {

    private GoSources() {}

    /**
     * Paths relative to the context.
     *
     * @param files of the module, relative to it
     */
    static Set<String> of(Path context, Path module, List<GoFile> files) {
        Set<String> sources = new TreeSet<>();
        for (GoFile file : files) {
            boolean own = file.folder().equals(".");
            sources.add(own ? file.name() : top(file.folder()));
            if (own) {
                file.embedded().forEach(pattern -> sources.addAll(matches(module, top(pattern))));
            }
        }
        Set<String> paths = new TreeSet<>();
        sources.forEach(source -> paths.add(GoFolder.relative(context, module.resolve(source))));
        return paths;
    }

    static String top(String path) {
        return path.replaceFirst("^\\./", "").replaceFirst("/.*", "");
    }

    private static List<String> matches(Path module, String pattern) {
        try (Stream<Path> files = Files.list(module)) {
            PathMatcher matcher = FileSystems.getDefault()
                    .getPathMatcher("glob:" + pattern.replace("{", "\\{").replace("}", "\\}"));
            return files.map(Path::getFileName)
                    .filter(matcher::matches)
                    .map(Path::toString)
                    .toList();
        } catch (PatternSyntaxException e) {
            return List.of(); // which the go command refuses, too
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
