package io.github.dockeroptimize.mojo.module;

import io.github.dockeroptimize.report.NaiveImage.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a naive Dockerfile copies of a module to build it in the container: the POM and {@code src}. */
public final class NaiveSources {

    private static final List<String> COPIED = List.of("pom.xml", "src");

    private NaiveSources() {}

    public static List<SourceFile> of(Path folder) throws IOException {
        List<SourceFile> sources = new ArrayList<>();
        for (String copied : COPIED) {
            Path start = folder.resolve(copied);
            if (Files.exists(start)) {
                for (Path file : files(start)) {
                    String path = folder.relativize(file).toString().replace('\\', '/');
                    sources.add(new SourceFile(path, file, Files.size(file)));
                }
            }
        }
        return sources;
    }

    private static List<Path> files(Path start) throws IOException {
        try (Stream<Path> all = Files.walk(start)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
