package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.ArchiveBuilder.JAVA_17;
import static io.github.dockeroptimize.ArchiveBuilder.jar;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.application.ListeningPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebServersTest {

    @TempDir
    Path folder;

    /** Each as a plain jar, as an uber jar, and from sources: the port is certain or not declared. */
    @ParameterizedTest
    @CsvSource({
        "javalin jetty-server, io/javalin/Javalin, server.port=9090, javalin",
        "vertx-core, io/vertx/core/http/HttpServer, http.port=9090, vertx-core",
        "helidon-webserver, io/helidon/webserver/WebServer, server.port=9090, helidon-webserver",
        "spark-core jetty-server, spark/Spark, server.port=9090, spark-core",
        "jooby, io/jooby/Jooby, server.port=9090, jooby",
        "dropwizard-core, io/dropwizard/core/Application, server.port=9090, dropwizard-core",
        "undertow-core, io/undertow/Undertow, server.port=9090, undertow-core",
        "tomcat-embed-core, org/apache/catalina/startup/Tomcat, server.port=9090, tomcat-embed-core",
        "ktor-server-core-jvm, io/ktor/server/engine/EmbeddedServer, ktor.deployment.port=9090, ktor-server-core-jvm",
        "http4k-core, org/http4k/server/Http4kServer, server.port=9090, http4k-core",
        "reactor-netty-http spring-web, reactor/netty/http/server/HttpServer, server.port=9090, reactor-netty-http",
    })
    void aPortThatTheProgramsCodeDecidesIsNotGuessed(String artifacts, String className, String setting, String named) {
        assertThat(ports(artifacts, className, setting))
                .allMatch(port -> port.number().isEmpty())
                .extracting(ListeningPort::note)
                .containsOnly(Optional.of("no port is declared, since the program's code tells '" + named
                        + "' which one; set <ports> or -Ddocker-optimize.ports"));
    }

    @ParameterizedTest
    @CsvSource({
        "micronaut-http-server, io/micronaut/http/server/HttpServerConfiguration, micronaut.server.port=9090",
        "micronaut-http-server, io/micronaut/http/server/HttpServerConfiguration, micronaut.server.port=${PORT:9090}",
        "quarkus-vertx-http, io/quarkus/vertx/http/runtime/VertxHttpRecorder, quarkus.http.port=9090",
        "quarkus-vertx-http, io/quarkus/vertx/http/runtime/VertxHttpRecorder, %prod.quarkus.http.port=9090",
        "helidon-microprofile-server, io/helidon/microprofile/server/Server, server.port=9090",
        "spring-boot, org/springframework/boot/SpringApplication, server.port=9090",
    })
    void aPortThatTheFrameworkReadsFromTheArchiveIsDeclared(String artifacts, String className, String setting) {
        assertThat(ports(artifacts, className, setting))
                .extracting(port -> port.number().orElse(0))
                .containsOnly(9090);
    }

    @ParameterizedTest
    @CsvSource({
        "micronaut-http-server, io/micronaut/http/server/HttpServerConfiguration, server.port=9090,"
                + " micronaut.server.port",
        "quarkus-vertx-http, io/quarkus/vertx/http/runtime/VertxHttpRecorder, server.port=9090, quarkus.http.port",
        "helidon-microprofile-server, io/helidon/microprofile/server/Server, a=b, server.port",
    })
    void aFrameworksDefaultIsNotDeclared(String artifacts, String className, String setting, String named) {
        assertThat(ports(artifacts, className, setting))
                .allMatch(port -> port.number().isEmpty())
                .extracting(port -> port.note().orElse(""))
                .allMatch(note -> note.contains("'" + named + "', from which"));
    }

    @Test
    void aProgramWithoutAServerHasNoPortAndNoNote() {
        assertThat(ports("netty-codec-http", "io/netty/handler/codec/http/HttpRequest", "server.port=9090"))
                .containsOnly(ListeningPort.NONE);
    }

    private List<ListeningPort> ports(String artifacts, String className, String setting) {
        Set<String> names = Arrays.stream(artifacts.split(" ", -1)).collect(Collectors.toSet());
        TestBuild plain = TestBuild.in(folder.resolve("plain"));
        names.forEach(name -> plain.release("org.demo:" + name + ":1.0"));
        ArchiveBuilder uber = program(setting)
                .classFile(className + ".class", JAVA_17)
                .entry("META-INF/maven/org.demo/a/pom.properties", "version=1.0");
        return Stream.of(
                        plain.archive(program(setting)).inspect().port(),
                        TestBuild.in(folder.resolve("uber"))
                                .release("org.demo:a:1.0")
                                .archive(uber)
                                .inspect()
                                .port(),
                        JavaSourceFiles.port(List.of(sources(setting)), names))
                .toList();
    }

    private Path sources(String setting) {
        try {
            Path resources = Files.createDirectories(folder.resolve("resources"));
            Files.writeString(resources.resolve("application.properties"), setting);
            return resources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArchiveBuilder program(String setting) {
        return jar("app.jar")
                .manifest("Main-Class", "com.example.App")
                .mainClass("com/example/App.class", JAVA_17)
                .entry("application.properties", setting);
    }
}
