package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two checkouts, at two times, in two time zones and under two umasks, give the same bytes. */
@Tag("container")
class SameContextIT {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"boot-web, archive", "boot-web, layers", "plain/app, layers"})
    void twoCheckoutsGiveTheSameBytes(String name, String contents) throws IOException {
        App first = App.copy(name, "3.5.16", Apps.fresh("checkout-one"));
        App second = App.copy(name, "3.5.16", Apps.fresh("another/checkout-two"));
        first.touch(Instant.parse("2026-01-01T10:00:00Z"));
        second.touch(Instant.parse("2026-01-01T11:00:00Z"));

        first.buildElsewhere("022", "UTC", "-Ddocker-optimize.contents=" + contents);
        second.buildElsewhere("077", "Pacific/Auckland", "-Ddocker-optimize.contents=" + contents);

        assertThat(files(second)).isEqualTo(files(first));
        assertThat(second.module().resolve("target/docker-optimize/plan.json"))
                .hasSameTextualContentAs(first.module().resolve("target/docker-optimize/plan.json"));
    }

    /** By path: mode, time and digest. */
    private static Map<String, String> files(App app) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(app.context())) {
            for (Path file : found.toList()) {
                String digest = "";
                if (Files.isRegularFile(file)) {
                    try (InputStream in = Files.newInputStream(file)) {
                        digest = Tree.digest(in);
                    }
                }
                files.put(
                        app.context().relativize(file).toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + " "
                                + Files.getLastModifiedTime(file) + " " + digest);
            }
        }
        return files;
    }
}
