package io.github.dockeroptimize.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A running container that serves HTTP. */
final class Container implements AutoCloseable {

    private static final Duration STARTED = Duration.ofSeconds(90);

    /** A JVM that compiles less starts in half the time; nothing here measures how fast it is then. */
    private static final String SOONER_UP = "JDK_JAVA_OPTIONS=-XX:TieredStopAtLevel=1";

    private final String id;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private Container(String id, int port) {
        this.id = id;
        this.port = port;
    }

    /** One that serves on port 8080. */
    static Container start(String image, String... options) {
        return startOn(8080, image, options);
    }

    static Container startOn(int port, String image, String... options) {
        List<String> words =
                new ArrayList<>(List.of("docker", "run", "--quiet", "-d", "-p", "127.0.0.1::" + port, "-e", SOONER_UP));
        words.addAll(List.of(options));
        words.add(image);
        return new Container(Command.of(words.toArray(String[]::new)).run().strip(), port);
    }

    /** The body of the answer, once the application answers with 200. */
    String get(String path) {
        return answer(path).body();
    }

    /** A header of the answer, empty where there is none, once the application answers with 200. */
    String header(String name, String path) {
        return answer(path).headers().firstValue(name).orElse("");
    }

    /** The answer to a request with headers, names and values in turn, whatever it is. */
    HttpResponse<String> ask(String path, String... headers) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address() + path))
                            .timeout(STARTED)
                            .headers(headers)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String address() {
        return "http://"
                + Command.of("docker", "port", id, Integer.toString(port))
                        .run()
                        .lines()
                        .findFirst()
                        .orElseThrow();
    }

    private HttpResponse<String> answer(String path) {
        String address = address();
        Instant end = Instant.now().plus(STARTED);
        while (Instant.now().isBefore(end)) {
            try {
                HttpResponse<String> response = client.send(
                        HttpRequest.newBuilder(URI.create(address + path))
                                .timeout(Duration.ofSeconds(5))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() == 200) {
                    return response;
                }
            } catch (IOException e) {
                Thread.onSpinWait(); // not listening yet
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            Command.of("docker", "exec", id, "true").tryRun();
        }
        throw new AssertionError("no answer; the container says:\n" + logs());
    }

    /** The user id of the application's process, as the host sees it. */
    String userId() {
        return Command.of("docker", "top", id, "-eo", "uid,pid")
                .run()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .strip()
                .replaceFirst(" .*", "");
    }

    String logs() {
        return Command.of("docker", "logs", id).run();
    }

    /** Stops it with SIGTERM; how long it took, and its exit code. */
    Stopped stop() {
        Instant start = Instant.now();
        Command.of("docker", "stop", "-t", "20", id).run();
        Duration time = Duration.between(start, Instant.now());
        return new Stopped(time, Integer.parseInt(Engine.inspect(id, "{{.State.ExitCode}}")));
    }

    record Stopped(Duration time, int exitCode) {}

    @Override
    public void close() {
        Command.of("docker", "rm", "-f", id).run();
    }
}
