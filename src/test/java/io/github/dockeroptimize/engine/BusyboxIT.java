package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Generated commands need a POSIX shell and busybox's tools, and nothing else. */
@RequiresEngine
class BusyboxIT {

    @ParameterizedTest
    @CsvSource({
        "boot-reactor/service, eclipse-temurin:21-jre-alpine, maven:3.9-eclipse-temurin-21-alpine, 8080",
        "node-api, node:20-alpine, node:20-alpine, 3000",
        "go-service, golang:1.24-alpine, golang:1.24-alpine, 8080",
        "python-service, python:3.13-alpine, python:3.13-alpine, 8080",
    })
    void sourcesAreCompiledAndAnswer(String name, String base, String builder, int port) throws IOException {
        String directory = "busybox-" + name.replace('/', '-');
        App app = name.equals("python-service")
                ? PythonSourcesIT.copy(directory)
                : App.copy(name, "3.5.16", Apps.fresh(directory));
        Path own = Files.createDirectories(app.module().resolve("src/main/docker-optimize/etc"));
        Files.writeString(own.resolve("own.conf"), "own");
        app.generate(
                "unused",
                "-Ddocker-optimize.contents=sources",
                "-Ddocker-optimize.baseImage=" + base,
                "-Ddocker-optimize.builderImage=" + builder,
                "-Ddocker-optimize.writableDirectories=/var/own");

        try (Container container = Container.startOn(port, Engine.build(app.root(), "busybox"))) {
            assertThat(container.get("/")).containsIgnoringCase("hello");
        }
    }
}
