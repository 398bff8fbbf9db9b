package io.github.dockeroptimize.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigWriterTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant CREATED = Instant.parse("1970-01-01T00:00:01Z");
    private static final ImageLayer LAYER =
            new ImageLayer("sha256:" + "a".repeat(64), 5, Compression.GZIP, "sha256:" + "b".repeat(64));

    private static final ConfigChanges NOTHING = new ConfigChanges(
            CREATED,
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    private static final ConfigChanges MUCH = new ConfigChanges(
            CREATED,
            ordered("A", "3", "B", "4"),
            ordered("a", "9", "n", "8"),
            Optional.of(List.of("/new")),
            Optional.empty(),
            List.of("8080/tcp", "53/udp"),
            List.of("/v", "/w"),
            Optional.of("7"),
            Optional.of("/f2"),
            Optional.empty(),
            List.of("added"));

    /** A base with everything that bases were seen to have. */
    private static final String ODD = """
            {"created": "2020-01-01T00:00:00Z", "unknown": [1, {"x": null}], "architecture": "arm", "variant": "v7",
             "os": "windows", "os.version": "10.0.1", "os.features": ["win32k"], "author": "me",
             "id": "1", "parent": "2", "container": "abc", "container_config": {"Env": []}, "docker_version": "19",
             "moby.buildkit.cache.v0": "e30=", "moby.buildkit.buildinfo.v1": "e30=",
             "config": {"User": "root", "Shell": ["/bin/bash", "-euc"], "StopSignal": "SIGQUIT",
              "Healthcheck": {"Test": ["CMD", "/x"], "Interval": 5000000000, "StartInterval": 1000000000, "New": 1.50},
              "ExposedPorts": {"99/sctp": {}, "53/udp": {}, "80": {"x": 1}},
              "Env": ["PATH=/usr/bin", "A=1", "MULTI=x\\ny", "A=2", "KEEP=a=b", "NOEQ", "=x", "", "\\u0001=ü\\ud800"],
              "Cmd": ["serve"], "Entrypoint": ["/base"], "Labels": {"z": "1", "a": "2"}, "Volumes": {"/v": {}, "rel": {}},
              "OnBuild": ["LABEL triggered=yes"], "Unknown": {"x": 1.50, "huge": 12345678901234567890, "e": 1E+400},
              "ArgsEscaped": true, "WorkingDir": "/base", "Image": "sha256:abc", "Memory": 0},
             "rootfs": {"type": "layers", "diff_ids": ["sha256:1", "sha256:2"], "more": true},
             "history": [{"created_by": "one", "odd": 1}, {"created_by": "none", "empty_layer": true}, {"comment": "two"}]}
            """;

    /** What the changes are about, with a field named by the path to it; the rest belongs to the base. */
    private static final Set<String> OWN = Set.of(
            "/created",
            "/id",
            "/parent",
            "/container",
            "/container_config",
            "/docker_version",
            "/moby.buildkit.cache.v0",
            "/moby.buildkit.buildinfo.v1",
            "/config/OnBuild",
            "/config/User",
            "/config/WorkingDir",
            "/config/Entrypoint",
            "/config/Cmd",
            "/config/Env",
            "/config/Labels/a",
            "/rootfs/diff_ids",
            "/history");

    static Stream<Arguments> basesAndChanges() {
        List<String> bases = List.of(
                ODD,
                "{}",
                "{\"config\": null, \"rootfs\": null, \"history\": null}",
                "{\"config\": {\"Env\": null, \"Labels\": null, \"ExposedPorts\": null, \"Volumes\": null,"
                        + " \"Healthcheck\": null, \"Cmd\": null}, \"os\": \"linux\"}");
        return bases.stream().flatMap(base -> Stream.of(NOTHING, MUCH).map(changes -> Arguments.of(base, changes)));
    }

    @ParameterizedTest
    @MethodSource("basesAndChanges")
    void whatIsNotChangedStaysWhereItIs(String base, ConfigChanges changes) throws IOException {
        ObjectNode before = (ObjectNode) read(base);
        JsonNode after = read(write(base, changes));

        requireKept("", before, after);
        assertThat(write(base, changes)).isEqualTo(write(base, changes));
        assertThat(after.path("created").asText()).isEqualTo("1970-01-01T00:00:01Z");
        assertThat(after.path("config").has("OnBuild")).isFalse();
        assertThat(after.path("rootfs").path("type").asText()).isEqualTo("layers");
        assertThat(after.path("rootfs").path("diff_ids"))
                .hasSize(before.path("rootfs").path("diff_ids").size()
                        + changes.history().size());
    }

    private static void requireKept(String path, ObjectNode before, JsonNode after) {
        List<String> kept = new ArrayList<>();
        before.properties().forEach(field -> {
            String name = path + "/" + field.getKey();
            if (OWN.contains(name)) {
                return;
            }
            kept.add(field.getKey());
            JsonNode found = after.path(field.getKey());
            if (field.getValue() instanceof ObjectNode object) {
                requireKept(name, object, found);
            } else if (!field.getValue().isNull()) {
                assertThat(found).as(name).isEqualTo(field.getValue());
            }
        });
        List<String> names = new ArrayList<>();
        after.fieldNames().forEachRemaining(names::add);
        names.retainAll(kept);
        assertThat(names).as(path).containsExactlyElementsOf(kept);
    }

    @Test
    void numbersStayAsTheyAreWritten() throws IOException {
        assertThat(new String(write(ODD, MUCH), StandardCharsets.UTF_8))
                .contains("{\"x\":1.50,\"huge\":12345678901234567890,\"e\":1E+400}");
    }

    /** Docker Engine 28.5 with BuildKit, from a base of this config, with the instructions that these changes are. */
    @Test
    void isWhatDockerBuildMakes() throws IOException {
        String base = """
                {"architecture": "amd64", "os": "linux", "author": "me",
                 "config": {"StopSignal": "SIGQUIT", "Shell": ["/bin/bash", "-euc"],
                  "Healthcheck": {"Test": ["CMD", "/x"], "Interval": 5000000000, "StartInterval": 1000000000},
                  "ExposedPorts": {"53/udp": {}, "99/sctp": {}, "80": {}},
                  "Env": ["PATH=/usr/bin", "A=1", "MULTI=x\\ny", "KEEP=a=b", "NOEQ", "=x", ""], "ArgsEscaped": true,
                  "Cmd": ["serve"], "Entrypoint": ["/base"], "Labels": {"z": "1", "a": "2"}, "Volumes": {"/v": {}},
                  "WorkingDir": "/home/nonroot", "User": "65532", "OnBuild": ["CMD [\\"x\\"]"]}}
                """;
        String docker = """
                {"User": "7", "ExposedPorts": {"53/udp": {}, "80": {}, "8080/tcp": {}, "99/sctp": {}},
                 "Env": ["PATH=/usr/bin", "A=3", "MULTI=x\\ny", "KEEP=a=b", "NOEQ", "=x", "", "B=4"],
                 "Entrypoint": ["/new"], "Volumes": {"/v": {}, "/w": {}}, "WorkingDir": "/f2",
                 "Labels": {"a": "9", "n": "8", "z": "1"}, "StopSignal": "SIGQUIT", "ArgsEscaped": true,
                 "Healthcheck": {"Test": ["CMD", "/x"], "Interval": 5000000000, "StartInterval": 1000000000},
                 "Shell": ["/bin/bash", "-euc"]}
                """;

        assertThat(read(write(base, MUCH)).path("config")).isEqualTo(read(docker));
        assertThat(ConfigWriter.triggers(read(base))).containsExactly("CMD [\"x\"]");
    }

    @Test
    void aNameOfTheEnvironmentCountsOnce() throws IOException {
        assertThat(strings(read(write(ODD, MUCH)).path("config").path("Env")))
                .containsExactly(
                        "PATH=/usr/bin", "A=3", "MULTI=x\ny", "KEEP=a=b", "NOEQ", "=x", "", "\u0001=ü\ud800", "B=4");
    }

    @ParameterizedTest
    @CsvSource({"windows, Path=3", "linux, Path=1"})
    void namesHaveNoCaseOnWindows(String os, String first) throws IOException {
        String base = "{\"os\": \"" + os + "\", \"config\": {\"Env\": [\"Path=1\"]}}";
        ConfigChanges changes = new ConfigChanges(
                CREATED,
                Map.of("PATH", "3"),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());

        assertThat(strings(read(ConfigWriter.write(read(base), changes, List.of()))
                                .path("config")
                                .path("Env"))
                        .get(0))
                .isEqualToIgnoringCase(first);
    }

    @Test
    void aHealthCheckReplacesThatOfTheBase() throws IOException {
        ConfigChanges changes = new ConfigChanges(
                CREATED,
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.of(List.of("a", "b")),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new HealthCheck(
                        List.of("CMD", "curl"),
                        Optional.of(Duration.ofSeconds(30)),
                        Optional.of(Duration.ofMillis(1500)),
                        Optional.empty(),
                        Optional.of(Duration.ofSeconds(1)),
                        Optional.of(4))),
                List.of());

        JsonNode config =
                read(ConfigWriter.write(base(ODD), changes, List.of())).path("config");
        assertThat(config.path("Healthcheck"))
                .isEqualTo(read("{\"Test\": [\"CMD\", \"curl\"], \"Interval\": 30000000000, \"Timeout\": 1500000000,"
                        + " \"StartInterval\": 1000000000, \"Retries\": 4}"));
        assertThat(strings(config.path("Cmd"))).containsExactly("a", "b");
        assertThat(strings(config.path("Entrypoint"))).containsExactly("/base");
    }

    /** Each letter is a step of the base's history: with a layer, or empty. */
    @ParameterizedTest
    @CsvSource({"'', ??", "L, L?", "LL, LL", "ELEL, ELEL", "LLL, LLE", "LELEL, LELEE"})
    void theStepsOfTheBaseAreAsManyAsItsLayers(String steps, String expected) throws IOException {
        StringBuilder history = new StringBuilder();
        for (int i = 0; i < steps.length(); i++) {
            history.append(history.isEmpty() ? "" : ",")
                    .append(steps.charAt(i) == 'L' ? "{\"created_by\": \"x\"}" : "{\"empty_layer\": true}");
        }
        String base = "{\"rootfs\": {\"diff_ids\": [\"sha256:1\", \"sha256:2\"]}, \"history\": [" + history + "]}";

        StringBuilder found = new StringBuilder();
        for (JsonNode step : read(write(base, MUCH)).path("history")) {
            boolean empty = step.path("empty_layer").asBoolean();
            found.append(
                    step.path("created_by").asText().equals("added")
                            ? "+"
                            : step.has("comment") ? "?" : empty ? "E" : "L");
        }
        assertThat(found).hasToString(expected + "+");
    }

    @Test
    void eachAddedLayerHasAStep() {
        assertThatIllegalArgumentException().isThrownBy(() -> ConfigWriter.write(read("{}"), NOTHING, List.of(LAYER)));
    }

    @Test
    void anEmptyImageIsForAPlatform() {
        assertThat(new String(
                        ConfigWriter.write(ConfigWriter.empty(Platform.parse("linux/arm/v6")), NOTHING, List.of()),
                        StandardCharsets.UTF_8))
                .isEqualTo("{\"architecture\":\"arm\",\"config\":{},\"os\":\"linux\",\"variant\":\"v6\","
                        + "\"created\":\"1970-01-01T00:00:01Z\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]},"
                        + "\"history\":[]}");
    }

    private static byte[] write(String base, ConfigChanges changes) throws IOException {
        return ConfigWriter.write(
                base(base),
                changes,
                changes.history().stream().map(step -> LAYER).toList());
    }

    private static JsonNode base(String text) throws IOException {
        return ConfigReader.json(text.getBytes(StandardCharsets.UTF_8), "config");
    }

    private static JsonNode read(String text) throws IOException {
        return JSON.readTree(text);
    }

    private static JsonNode read(byte[] text) throws IOException {
        return JSON.readTree(text);
    }

    private static List<String> strings(JsonNode node) {
        return ConfigReader.strings(node);
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
