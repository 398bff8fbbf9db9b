package io.github.dockeroptimize.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.dockeroptimize.report.Advice;
import io.github.dockeroptimize.report.ImageFindings;
import io.github.dockeroptimize.report.Report;
import io.github.dockeroptimize.report.ReportSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written against what is written down of it. */
class ReportJsonTest {

    @TempDir
    Path folder;

    @TempDir
    Path other;

    private static Schema schema;

    @BeforeAll
    static void readSchema() throws IOException {
        String text = Files.readString(Path.of("docs/report-schema.json"));
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }

    private static Report sample(Path folder) {
        return ReportSamples.plain(folder)
                .release("org.a:big:1.0", 300)
                .release("org.b:small:1.0", 100)
                .snapshot("org.c:moving:1.0-SNAPSHOT", 50)
                .report();
    }

    private static List<Error> errors(String json) {
        return schema.validate(json, InputFormat.JSON);
    }

    @Test
    void isAsTheSchemaSays() {
        assertThat(errors(ReportJson.write(sample(folder)))).isEmpty();
    }

    @Test
    void isSoWithAllThatThereCanBe() {
        assertThat(errors(ReportJson.write(ReportSamples.hostile(folder)))).isEmpty();
    }

    @Test
    void isSoWithWhatWasFoundInThePlan() {
        Report report = sample(folder)
                .withPlanned(new ImageFindings(
                        "",
                        Optional.empty(),
                        List.of(),
                        0.5,
                        10,
                        0.25,
                        5,
                        List.of(),
                        List.of(),
                        List.of(new ImageFindings.Finding("environment-file", 1, 10, List.of("/app/.env")))));
        String json = ReportJson.write(report);
        assertThat(errors(json)).isEmpty();
        assertThat(json).contains("\"planned\"", "\"environment-file\"").doesNotContain("\"built\"");
        assertThat(report.advice()).extracting(Advice::id).contains("unwanted-environment-file");
    }

    @Test
    void theSchemaIsStrict() {
        String json = ReportJson.write(sample(folder));
        assertThat(errors(json.replace("\"notes\"", "\"remarks\""))).isNotEmpty();
        assertThat(errors(json.replace("\"schemaVersion\": 1", "\"schemaVersion\": 2")))
                .isNotEmpty();
        assertThat(errors(json.replaceFirst("\"compressedBytes\": \\d", "\"compressedBytes\": -1")))
                .isNotEmpty();
    }

    @Test
    void theSameInAnyFolderAndAtAnyTime() {
        String json = ReportJson.write(sample(folder));
        assertThat(ReportJson.write(sample(other))).isEqualTo(json);
        assertThat(json).doesNotContain(folder.toString());
    }

    @Test
    void saysForProgramsWhatItSaysForPeople() throws IOException {
        Report report = sample(folder);
        JsonNode json = new ObjectMapper().readTree(ReportJson.write(report));
        assertThat(json.path("compressedBytes").asLong())
                .isEqualTo(report.size().compressed());
        assertThat(json.path("layers")
                        .path(0)
                        .path("largestFiles")
                        .path(0)
                        .path("coordinates")
                        .asText())
                .isEqualTo("org.a:big:1.0");
        assertThat(json.path("changes")
                        .path(0)
                        .path("pushedBytes")
                        .path("naive")
                        .asLong())
                .isEqualTo(ReportSamples.NAIVE);
        assertThat(json.path("images").path(1).path("wholeCompressedBytes").asLong())
                .isEqualTo(ReportSamples.BASE + report.size().compressed());
    }
}
