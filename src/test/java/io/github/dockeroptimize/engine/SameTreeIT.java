package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both kinds of contents give the tree that the archive's own extractor gives. */
@RequiresEngine
class SameTreeIT {

    /** The digest of a file without content, which has the first of all times. */
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "boot-web, 2.7.18",
        "boot-web, 3.2.12",
        "boot-web, 3.5.16",
        "boot-web, 4.0.9",
        "boot-web, 4.1.2",
        "boot-war, 3.5.16"
    })
    void archiveAndLayersAndTheArchivesOwnExtractorAgree(String name, String version) throws IOException {
        App app = Apps.built(name, version);

        Map<String, String> archive = Tree.of(Engine.build(app.context(), "tree"), "/app");
        Map<String, String> layers =
                Tree.of(Engine.build(app.generate("layers", "-Ddocker-optimize.contents=layers"), "tree"), "/app");

        assertThat(layers).isEqualTo(archive);
        assertThat(files(archive)).isEqualTo(extracted(app.archive(), version));
        assertThat(archive.values())
                .allMatch(entry -> entry.matches("(d 0755 0:0 318211200|f 0644 0:0 \\d+) .*"))
                .noneMatch(entry -> entry.startsWith("f 0644 0:0 318211200 ") && !entry.endsWith(EMPTY));
    }

    /** Path and digest of each file, without the directory that the tree is in. */
    private static Map<String, String> files(Map<String, String> tree) {
        Map<String, String> files = new TreeMap<>();
        tree.forEach((path, entry) -> {
            if (entry.startsWith("f")) {
                files.put(path.replaceFirst("^app/", ""), entry.replaceFirst(".* ", ""));
            }
        });
        return files;
    }

    private static Map<String, String> extracted(Path packaged, String version) throws IOException {
        Path target = Apps.fresh("extracted");
        boolean tools = version.compareTo("3.3") > 0;
        Command.of(
                        "java",
                        tools ? "-Djarmode=tools" : "-Djarmode=layertools",
                        "-jar",
                        packaged.toString(),
                        "extract",
                        "--destination",
                        target.resolve("layers").toString(),
                        tools ? "--launcher" : "",
                        tools ? "--layers" : "")
                .withoutEmptyWords()
                .run();
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(target.resolve("layers"))) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                if (!file.getFileName().toString().startsWith("spring-boot-jarmode")) {
                    Path path = target.resolve("layers").relativize(file);
                    try (InputStream in = Files.newInputStream(file)) {
                        files.put(path.subpath(1, path.getNameCount()).toString(), Tree.digest(in));
                    }
                }
            }
        }
        return files;
    }
}
