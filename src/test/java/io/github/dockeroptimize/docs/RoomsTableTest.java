package io.github.dockeroptimize.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A newcomer finds every room in the table of CONTRIBUTING.md. */
class RoomsTableTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", "."));
    private static final Path SOURCES = ROOT.resolve("src/main/java/io/github/dockeroptimize");

    @Test
    void everyPackageHasItsRowOrThatOfTheRoomAroundIt() throws IOException {
        Set<String> rows = rows();

        assertThat(packages())
                .isNotEmpty()
                .allMatch(name -> rows.contains(name) || rows.contains(name.replaceFirst("\\.\\w+$", "")));
    }

    private static Set<String> rows() throws IOException {
        String table = Files.readString(ROOT.resolve("CONTRIBUTING.md"))
                .replaceFirst("(?s).*\n## Rooms\n", "")
                .replaceFirst("(?s)\n## .*", "");
        return Pattern.compile("(?m)^\\| `([\\w.]+)` \\|")
                .matcher(table)
                .results()
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> packages() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> SOURCES.relativize(file.getParent())
                            .toString()
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .sorted()
                    .toList();
        }
    }
}
