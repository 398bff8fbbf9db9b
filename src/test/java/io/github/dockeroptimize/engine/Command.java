package io.github.dockeroptimize.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a program to its end. */
record Command(List<String> words, Optional<Path> folder, Map<String, String> environment) {

    /** What a program wrote to both outputs, and its exit code. */
    record Result(int exitCode, String output) {

        /** The output of these words. A failure is one of the test. */
        String of(List<String> words) {
            if (exitCode != 0) {
                throw new AssertionError(words + " ended with " + exitCode + ":\n" + output);
            }
            return output;
        }
    }

    static Command of(String... words) {
        return new Command(List.of(words), Optional.empty(), Map.of());
    }

    Command withoutEmptyWords() {
        return new Command(words.stream().filter(word -> !word.isEmpty()).toList(), folder, environment);
    }

    Command in(Path folder) {
        return new Command(words, Optional.of(folder), environment);
    }

    Command with(Map<String, String> variables) {
        return new Command(words, folder, variables);
    }

    /** Its output. A failure of the program is one of the test. */
    String run() {
        return tryRun().of(words);
    }

    /** Whether there is such a program and it ends well. */
    boolean succeeds() {
        try {
            return tryRun().exitCode() == 0;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    Result tryRun() {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        folder.map(Path::toFile).ifPresent(builder::directory);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
