package io.github.dockeroptimize.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {

    private static final int LIBRARIES = 500;

    @TempDir
    Path folder;

    private Document page() {
        return Jsoup.parse(ReportPage.write(ReportSamples.plain(folder)
                .release("org.a:big:1.0", 3000)
                .release("org.b:small:1.0", 1000)
                .snapshot("org.c:moving:1.0-SNAPSHOT", 50)
                .report()));
    }

    @Test
    void namesAreTextWhateverTheySay() {
        String html = ReportPage.write(ReportSamples.hostile(folder));
        Document page = Jsoup.parse(html);
        assertThat(page.select("script")).isEmpty();
        assertThat(html).doesNotContain("<script");
        assertThat(page.select("h1").text()).startsWith("<script>alert('x')</script>\"&");
        assertThat(page.getAllElements())
                .allSatisfy(element -> assertThat(element.attributes().asList())
                        .noneMatch(attribute -> attribute.getKey().startsWith("on")));
    }

    /** Left behind for a browser to look at, see {@code bench/report-page}. */
    @Test
    void isLeftForABrowser() throws IOException {
        ReportSamples many = ReportSamples.plain(folder).dependencyLayers(10);
        for (int i = 0; i < LIBRARIES; i++) {
            many.release("org.group" + i % 40 + ":library-" + i + ":1." + i, 1 + (i * 37) % 100);
        }
        Path pages = Files.createDirectories(Path.of("target/report-pages"));
        String page = ReportPage.write(many.report());
        Files.writeString(pages.resolve("many.html"), page);
        Files.writeString(pages.resolve("hostile.html"), ReportPage.write(ReportSamples.hostile(folder)));
        assertThat(Jsoup.parse(page).select(".files th.name")).hasSize(LIBRARIES + 10);
    }

    @Test
    void fetchesNothing() {
        Document page = page();
        assertThat(page.select("[src], [href], link, img, iframe, object, form"))
                .isEmpty();
        assertThat(page.select("style").html()).doesNotContain("url(").doesNotContain("@import");
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .startsWith("default-src 'none'");
    }

    @Test
    void canBeReadWithoutSeeing() {
        Document page = page();
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("th"))
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.attr("scope")).isIn("col", "row"));
        assertThat(page.select("table"))
                .isNotEmpty()
                .allSatisfy(table -> assertThat(table.select("caption")).hasSize(1));
        assertThat(page.select("svg"))
                .isNotEmpty()
                .allSatisfy(picture -> assertThat(page.select("#" + picture.attr("aria-labelledby"))
                                .text())
                        .isNotEmpty());
        List<String> ids = page.select("[id]").stream().map(Element::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void pricesEachChangeForEachVariant() {
        Element card = page().select(".card").stream()
                .filter(table -> table.select("caption").text().startsWith("One dependency, on average"))
                .findFirst()
                .orElseThrow();
        assertThat(card.select("tbody tr").eachText())
                .containsExactly("naive image 9.0 MB", "this plan 4.0 MB", "5 dependency layers advised 2.0 MB");
    }

    @Test
    void theSameEachTime() {
        Report report = ReportSamples.hostile(folder);
        assertThat(ReportPage.write(report)).isEqualTo(ReportPage.write(report));
    }
}
