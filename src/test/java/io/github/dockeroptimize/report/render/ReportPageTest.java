package io.github.dockeroptimize.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.report.Advice;
import io.github.dockeroptimize.report.BaseSizes;
import io.github.dockeroptimize.report.Report;
import io.github.dockeroptimize.report.ReportSamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
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
        Files.writeString(
                pages.resolve("bad-image.html"),
                ReportPage.write(ReportSamples.plain(folder)
                        .release("org.a:big:1.0", 3000)
                        .report()
                        .with(ReportSamples.badImage())));
        Files.writeString(
                pages.resolve("without-dependencies.html"),
                ReportPage.write(ReportSamples.plain(folder).report()));
        assertThat(page).hasSizeLessThan(400_000);
        assertThat(Jsoup.parse(page).select(".files th.name")).hasSize(LIBRARIES + 10);
    }

    /** Such as what turns around the text that follows, and half a character, which no file could hold. */
    @Test
    void whatNobodyCanSeeIsLeftOut() {
        assertThat(ReportPage.write(ReportSamples.hostile(folder)))
                .doesNotContain("\u0007")
                .doesNotContain("\u202e")
                .contains("\ud83d\ude80\u05d0\ufffd")
                .satisfies(
                        html -> assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(html))
                                .isTrue());
    }

    @Test
    void aLayerHasItsNumberInThePictureAndInTheTable() {
        Document page = Jsoup.parse(ReportPage.write(ReportSamples.plain(folder)
                .release("org.a:big:1.0", 300)
                .snapshot("org.c:moving:1.0-SNAPSHOT", 200)
                .report()));
        assertThat(page.select(".layers .swatch").eachText()).containsExactly("1", "2", "3");
        assertThat(page.select(".picture.wide .mark").eachText()).containsExactly("1", "2");
    }

    @Test
    void saysWhatThePlanSaves() {
        assertThat(page().select("#images ~ p").text())
                .contains("With this plan, a machine fetches 104.9 MB, or 50.2 %, less than with the naive image.")
                .contains("The hatched part of a bar is the base.");
        Document unknown = Jsoup.parse(ReportPage.write(ReportSamples.plain(folder)
                .bases(base -> BaseSizes.Answer.unknown("nobody was asked"))
                .report()));
        assertThat(unknown.select("#images ~ p").text())
                .contains("nobody was asked")
                .doesNotContain("With this plan", "hatched");
    }

    @Test
    void whatIsLongIsFolded() {
        Document page = Jsoup.parse(
                ReportPage.write(ReportSamples.plain(folder).report().with(ReportSamples.badImage())));
        assertThat(page.select("#built ~ details summary").eachText()).containsExactly("All layers: 120");
        assertThat(page.select("#built ~ details th.name").eachText())
                .allSatisfy(name -> assertThat(name).hasSizeLessThan(200));
        List<Element> findings = page.select("#built ~ table th.name");
        assertThat(findings.get(findings.size() - 1).select("small").eachText())
                .hasSize(3)
                .last()
                .isEqualTo("and 6 more");
        Report plain = ReportSamples.plain(folder).report();
        List<Advice> advice = IntStream.range(0, 9)
                .mapToObj(i -> new Advice("id-" + i, "title " + i, "reason", 9 - i, "setting"))
                .toList();
        Document advised = Jsoup.parse(ReportPage.write(new Report(
                plain.image(),
                plain.application(),
                plain.archive(),
                plain.builder(),
                plain.compression(),
                plain.layers(),
                plain.largestFiles(),
                plain.images(),
                plain.variants(),
                plain.same(),
                plain.changes(),
                advice,
                plain.notes(),
                plain.planned(),
                plain.built())));
        assertThat(advised.select("#advice ~ .advice h3")).hasSize(4);
        assertThat(advised.select("#advice ~ details summary").text()).isEqualTo("Smaller savings: 5 more");
        assertThat(advised.select("#advice ~ details h3")).hasSize(5);
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
        assertThat(page.select("svg.picture"))
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
                .containsExactly("naive image 9.0 MB", "this plan 4.0 MB", "5 dependency layers recommended 2.0 MB");
    }

    @Test
    void theSameEachTime() {
        Report report = ReportSamples.hostile(folder);
        assertThat(ReportPage.write(report)).isEqualTo(ReportPage.write(report));
    }
}
