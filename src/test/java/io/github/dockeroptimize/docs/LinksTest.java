package io.github.dockeroptimize.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader finds every page, and no link leads nowhere. */
class LinksTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", "."));

    @Test
    void everyRelativeLinkLeadsToAFileAndItsHeading() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path file : pages()) {
            broken.addAll(brokenLinks(file));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageIsReachedFromTheReadme() throws IOException {
        Set<Path> reached = new TreeSet<>();
        Deque<Path> open = new ArrayDeque<>(List.of(ROOT.resolve("README.md").normalize()));
        while (!open.isEmpty()) {
            Path file = open.pop();
            if (reached.add(file) && file.toString().endsWith(".md")) {
                MarkdownPage.read(file).relativeLinks().stream()
                        .map(link -> target(file, link))
                        .filter(Files::isRegularFile)
                        .forEach(open::push);
            }
        }
        assertThat(reached).containsAll(pages());
    }

    @Test
    void theReadmeIsShort() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(150);
    }

    @Test
    void aLinkThatLeadsNowhereIsFound(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("there.md"), "# A `name`, twice\n\n## Again\n\n## Again\n");
        Path file = Files.writeString(directory.resolve("page.md"), """
                # Page
                [page](there.md#a-name-twice) [again](there.md#again-1) [here](#page) [web](https://example.com/gone)
                `[code](gone.md)`
                ```
                [fenced](gone.md)
                ```
                [file](gone.md) [heading](there.md#gone) [own](#gone)
                """);

        assertThat(brokenLinks(file)).containsExactly("page.md: gone.md", "page.md: there.md#gone", "page.md: #gone");
    }

    private static List<String> brokenLinks(Path file) throws IOException {
        List<String> broken = new ArrayList<>();
        for (String link : MarkdownPage.read(file).relativeLinks()) {
            Path target = target(file, link);
            if (!Files.exists(target) || !hasAnchor(target, link)) {
                broken.add(file.getFileName() + ": " + link);
            }
        }
        return broken;
    }

    private static boolean hasAnchor(Path target, String link) throws IOException {
        int anchor = link.indexOf('#');
        return anchor < 0 || MarkdownPage.read(target).anchors().contains(link.substring(anchor + 1));
    }

    private static Path target(Path file, String link) {
        String path = link.replaceFirst("#.*", "");
        return path.isEmpty() ? file : file.resolveSibling(path).normalize();
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String name : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
            pages.add(ROOT.resolve(name).normalize());
        }
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md"))
                    .map(Path::normalize)
                    .forEach(pages::add);
        }
        return pages;
    }
}
