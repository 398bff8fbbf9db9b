package io.github.dockeroptimize.report.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.report.Advice;
import io.github.dockeroptimize.report.Report;
import io.github.dockeroptimize.report.ReportSamples;
import io.github.dockeroptimize.report.Size;
import io.github.dockeroptimize.report.fleet.FleetMember.Layer;
import io.github.dockeroptimize.report.fleet.FleetMember.Library;
import io.github.dockeroptimize.report.render.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetReportTest {

    private static final String EVIL = "<script>alert('x')</script>\"&\u0007\u202e\u05d0";

    @TempDir
    Path folder;

    private static Library library(String coordinates, int size) {
        String[] parts = coordinates.split(":", -1);
        return new Library(
                "/app/lib/" + parts[1] + "-" + parts[2] + ".jar",
                Coordinates.parse(coordinates),
                new Size(size * 2L, size));
    }

    private static Layer layer(String content, Library... libraries) {
        long size = Stream.of(libraries)
                .mapToLong(library -> library.size().compressed())
                .sum();
        return new Layer("name of " + content, content, new Size(size * 2, size), List.of(libraries));
    }

    private static Layer own(String module, int size) {
        return new Layer("application", "of " + module, new Size(size * 2L, size), List.of());
    }

    private static FleetMember member(String module, String base, Layer... layers) {
        return new FleetMember(
                module, module + ":1", false, base, OptionalLong.of(base.length() * 1_000_000L), List.of(layers));
    }

    private static final Library BOOT = library("org.boot:boot:1", 70_000);
    private static final Library WEB = library("org.boot:web:1", 30_000);

    /** Two share a layer; the third has the same library next to another one, and an older one. */
    private static FleetReport fleet() {
        return FleetReport.of(
                "shop",
                List.of(
                        member("c", "other", layer("third", BOOT, library("org.boot:web:0", 29_000)), own("c", 3)),
                        member("a", "java", layer("common", BOOT, WEB), own("a", 1)),
                        member("b", "java", layer("common", BOOT, WEB), own("b", 2))),
                List.of("From an earlier build: c"));
    }

    @Test
    void aLayerThatTwoHaveIsStoredOnce() {
        FleetReport fleet = fleet();

        assertThat(fleet.members()).extracting(FleetMember::module).containsExactly("a", "b", "c");
        assertThat(fleet.compressed()).isEqualTo(100_001 + 100_002 + 99_003);
        assertThat(fleet.unique()).isEqualTo(100_000 + 1 + 2 + 99_003);
        assertThat(fleet.shared()).isEqualTo(100_000);
        assertThat(fleet.layers().get(0).modules()).containsExactly("a", "b");
        assertThat(fleet.members().stream().map(fleet::shared)).containsExactly(100_000L, 100_000L, 0L);
    }

    @Test
    void aLibraryInDifferentLayersIsStoredTwice() {
        FleetReport fleet = fleet();

        assertThat(fleet.repeated())
                .containsExactly(new FleetReport.Repeated("org.boot:boot:1", 2, 70_000, List.of("a", "b", "c")));
        assertThat(fleet.floor()).isEqualTo(fleet.unique() - 70_000);
        assertThat(fleet.versions())
                .containsExactly(
                        new FleetReport.Versions("org.boot:web", Map.of("0", List.of("c"), "1", List.of("a", "b"))));
    }

    /** Both artifacts are in both layers, so either moves both. */
    @Test
    void aNewVersionPushesEachStoredLayerOnce() {
        assertThat(fleet().bump()).isEqualTo(new FleetReport.Bump(199_000, 199_000, "org.boot:boot"));
        assertThat(FleetReport.of("none", List.of(member("a", "java", own("a", 1))), List.of())
                        .bump())
                .isEqualTo(new FleetReport.Bump(0, 0, ""));
    }

    @Test
    void advisesWhatSavesMostFirst() {
        assertThat(fleet().advice())
                .extracting(Advice::id, Advice::saved)
                .containsExactly(tuple("bases", 4_000_000L), tuple("lock", 70_000L), tuple("versions", 0L));
        assertThat(FleetReport.of(
                                "alike",
                                List.of(
                                        member("a", "java", layer("common", BOOT, WEB)),
                                        member("b", "java", layer("common", BOOT, WEB))),
                                List.of())
                        .advice())
                .isEmpty();
    }

    @Test
    void isReadFromTheReportsOfModules() {
        Report report = ReportSamples.plain(folder)
                .release("org.a:big:1.0", 300)
                .snapshot("org.c:moving:1.0-SNAPSHOT", 50)
                .report();

        FleetMember member = FleetReader.read("app", ReportJson.write(report)).orElseThrow();

        assertThat(member.compressed()).isEqualTo(report.size().compressed());
        assertThat(member.base()).isEqualTo(report.thisImage().base());
        assertThat(member.baseSize()).hasValue(ReportSamples.BASE);
        assertThat(member.layers())
                .extracting(Layer::content)
                .containsExactly("of-dependencies", "of-snapshot-dependencies", "of-application");
        assertThat(member.layers().get(0).libraries())
                .extracting(library -> library.coordinates().toString())
                .containsExactly("org.a:big:1.0");
        assertThat(FleetReader.read("app", "{\"schemaVersion\": 2}")).isEmpty();
        assertThat(FleetReader.read("app", "{")).isEmpty();
    }

    @Test
    void isAsTheSchemaSays() throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/fleet-schema.json")), InputFormat.JSON);
        for (FleetReport fleet : List.of(fleet(), hostile())) {
            assertThat(schema.validate(FleetJson.write(fleet), InputFormat.JSON))
                    .isEmpty();
        }
        assertThat(schema.validate(FleetJson.write(fleet()).replace("floorBytes", "ground"), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void fitsATerminal() {
        assertThat(FleetText.lines(fleet(), 80))
                .allMatch(line -> line.length() <= 80)
                .anyMatch(line -> line.matches("a +java +2 +100\\.0 kB +100\\.0 kB +1 B"))
                .contains("A registry stores 199.0 kB above the bases, 299.0 kB if images shared nothing, …")
                .contains("Saves 70.0 kB: Give modules the same layers")
                .contains("From an earlier build: c");
        assertThat(FleetText.lines(hostile(), 93))
                .allMatch(line -> line.length() <= 93)
                .noneMatch(line -> line.contains("\u0007"));
    }

    /** Both are left behind for a browser to look at, see {@code bench/report-page}. */
    @Test
    void isAPageWhoseNamesAreText() throws IOException {
        Path pages = Files.createDirectories(Path.of("target/report-pages"));
        Files.writeString(pages.resolve("fleet.html"), FleetPage.write(large()));
        String html = FleetPage.write(hostile());
        Files.writeString(pages.resolve("fleet-hostile.html"), html);

        Document page = Jsoup.parse(html);
        assertThat(html).doesNotContain("<script");
        assertThat(page.select("h1").text()).startsWith("<script>alert('x')</script>\"&");
        assertThat(page.select("[src], [href], link, img, iframe, object, form"))
                .isEmpty();
        assertThat(page.select("th"))
                .allSatisfy(cell -> assertThat(cell.attr("scope")).isIn("col", "row"));
        assertThat(Jsoup.parse(FleetPage.write(fleet())).select("#images ~ table tbody tr"))
                .hasSize(3);
    }

    @Test
    void thePageNamesAFewModulesAndCountsTheOthers() {
        Document page = Jsoup.parse(FleetPage.write(large()));
        assertThat(page.select("#shared ~ table tbody small").get(0).text())
                .isEqualTo("service-0, service-1, service-10, service-11, service-12, service-13 and 24 more");
        Element artifact = page.select("#versions ~ table tbody tr").get(0);
        assertThat(artifact.select("th").get(0).ownText()).isEqualTo("org.kind:kind-0");
        assertThat(artifact.select("th small").eachText()).hasSize(7).first().isEqualTo("1.0 in service-0, service-28");
        assertThat(artifact.select("td").text()).isEqualTo("7");
    }

    private static FleetReport hostile() {
        Library evil = new Library("/" + EVIL, Coordinates.parse("g:" + EVIL + ":1"), new Size(200_000, 100_000));
        Library older = new Library("/" + EVIL, Coordinates.parse("g:" + EVIL + ":0"), new Size(200_000, 100_000));
        return FleetReport.of(
                EVIL,
                List.of(
                        member(EVIL + "long".repeat(60), EVIL, layer("one" + EVIL, evil, older)),
                        member(EVIL, EVIL + 1, layer("one" + EVIL, evil, older)),
                        member(EVIL + 2, EVIL, layer("two" + EVIL, evil))),
                List.of(EVIL));
    }

    /** Thirty modules of four kinds. */
    private static FleetReport large() {
        List<FleetMember> members = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Library kind = library("org.kind:kind-" + i % 4 + ":1." + i % 7, 2_000_000 + i);
            members.add(member(
                    "service-" + i,
                    i % 4 == 0 ? "eclipse-temurin:21-jre" : "eclipse-temurin:17-jre",
                    layer("common", BOOT, WEB, library("org.hibernate:core:6", 11_000_000)),
                    layer("kind " + i % 8, kind, library("org.data:data:1", 900_000)),
                    own("service-" + i, 30_000 + 4_000 * i)));
        }
        return FleetReport.of("shop", members, List.of("From an earlier build: service-3"));
    }

    /** Another language has another base, and no lock moves its packages. */
    @Test
    void doesNotAdviseWhatIsCompiledInItsContainer() {
        Layer one = layer("one", library("express:express:4", 90_000));
        Layer two = layer("two", library("express:express:4", 90_000), library("a:a:1", 10));
        FleetReport fleet = FleetReport.of(
                "shop",
                List.of(
                        new FleetMember("front", "front:1", true, "node", OptionalLong.of(1000), List.of(one)),
                        new FleetMember("back", "back:1", true, "python", OptionalLong.of(2000), List.of(two))),
                List.of());
        assertThat(fleet.advice()).isEmpty();
        assertThat(fleet.repeated()).isEmpty();
    }
}
