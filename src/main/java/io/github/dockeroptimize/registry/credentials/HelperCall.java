package io.github.dockeroptimize.registry.credentials;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs a docker credential helper. All that it prints is read, since it waits for that, and it has limited time.
 *
 * @param executable a path, or the name of a program on the PATH
 * @param environment variables that override those of this process
 * @param isWindows whether its file name may have an ending
 * @see <a href="https://github.com/docker/docker-credential-helpers#development">the protocol</a>
 */
record HelperCall(String executable, Map<String, String> environment, boolean isWindows, Duration limit) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration USUAL = Duration.ofSeconds(60);
    private static final int LONGEST = 1 << 16;
    private static final int LONGEST_LINE = 200;

    static HelperCall of(String executable, Map<String, String> environment, UserEnvironment machine) {
        return new HelperCall(executable, environment, machine.isWindows(), USUAL);
    }

    /**
     * Asks for the credentials of a server.
     *
     * @param servers the names under which they may be stored
     * @throws IOException if it can't be run, or doesn't answer in time; the message is a clause
     */
    Optional<Login> ask(List<String> servers, String place, Remarks remarks) throws IOException {
        remarks.program(String.valueOf(Path.of(executable).getFileName()));
        for (String server : servers) {
            Answer answer = run(server);
            Optional<Login> login = login(answer.output(), place + ", through " + quote(remarks.program()));
            if (login.isPresent()) {
                return login;
            }
            if (answer.exitCode() != 0 && !answer.output().contains("credentials not found")) {
                remarks.problem(quote(executable) + " failed (" + answer.lastLine() + ")");
                return Optional.empty();
            }
        }
        remarks.remark(quote(executable) + " has nothing for it");
        return Optional.empty();
    }

    private static Optional<Login> login(String output, String source) {
        try {
            JsonNode answer = JSON.readTree(output);
            String username = answer.path("Username").asText();
            String secret = answer.path("Secret").asText();
            return username.isBlank() || secret.isBlank()
                    ? Optional.empty()
                    : Optional.of(new Login(username, secret, source));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private record Answer(int exitCode, String output, String errors) {

        /** Helpers print errors where the secret would be; JSON is never quoted. */
        String lastLine() {
            String text = errors.isBlank() && !output.contains("{") ? output : errors;
            String last = text.strip().substring(text.strip().lastIndexOf('\n') + 1);
            return last.isEmpty() ? "exit code " + exitCode : last.substring(0, Math.min(LONGEST_LINE, last.length()));
        }
    }

    private Answer run(String server) throws IOException {
        Process process = start();
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> end(process.getInputStream()));
        CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> end(process.getErrorStream()));
        try {
            try (OutputStream in = process.getOutputStream()) {
                in.write(server.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // it doesn't read
            }
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(quote(executable) + " doesn't answer within " + limit.toSeconds() + " s");
            }
            return new Answer(process.exitValue(), output.join(), errors.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(quote(executable) + " was interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start() throws IOException {
        List<IOException> failures = new ArrayList<>();
        for (String ending : isWindows ? List.of("", ".cmd", ".exe") : List.of("")) {
            try {
                ProcessBuilder builder = new ProcessBuilder(executable + ending, "get");
                builder.environment().putAll(environment);
                return builder.start();
            } catch (IOException e) {
                failures.add(e);
            }
        }
        String message = String.valueOf(failures.get(0).getMessage());
        throw new IOException(
                quote(executable)
                        + (message.contains("error=2,") || isWindows
                                ? " can't be found"
                                : " can't be run (" + message.replaceFirst(".*error=\\d+, ", "") + ")"),
                failures.get(0));
    }

    /** Reads a stream to its end and keeps the last part. */
    private static String end(InputStream in) {
        byte[] kept = new byte[0];
        try (in) {
            for (byte[] next = in.readNBytes(LONGEST); next.length > 0; next = in.readNBytes(LONGEST)) {
                byte[] both = Arrays.copyOf(kept, kept.length + next.length);
                System.arraycopy(next, 0, both, kept.length, next.length);
                kept = Arrays.copyOfRange(both, Math.max(0, both.length - LONGEST), both.length);
            }
        } catch (IOException e) {
            // it was ended
        }
        return new String(kept, StandardCharsets.UTF_8);
    }

    /** Without the variables' values, which may be secrets. */
    @Override
    public String toString() {
        return "HelperCall[" + executable + "]";
    }
}
