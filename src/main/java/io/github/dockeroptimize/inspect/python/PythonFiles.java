package io.github.dockeroptimize.inspect.python;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.github.dockeroptimize.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a Python project. */
final class PythonFiles {

    private final Path folder;

    PythonFiles(Path folder) {
        this.folder = folder;
    }

    boolean has(String name) {
        return Files.isRegularFile(folder.resolve(name));
    }

    /** The name of the project's directory. */
    String name() {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }

    /** The files of the directory around the project. */
    PythonFiles parent() {
        Path own = folder.toAbsolutePath().normalize();
        return new PythonFiles(Objects.requireNonNullElse(own.getParent(), own));
    }

    boolean hasFolder(String name) {
        return Files.isDirectory(folder.resolve(name));
    }

    /** The text of a file, in UTF-8 or, as PowerShell writes it and pip reads it, in UTF-16 with a byte order mark. */
    Optional<String> text(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(name));
            boolean wide = bytes.length > 1
                    && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                            || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
            String text = new String(bytes, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
            return Optional.of(text.replaceFirst("^\uFEFF", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a TOML file; a missing node if there is none.
     *
     * @throws InvalidInputException if it is not TOML
     */
    JsonNode toml(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return new TomlMapper().readTree(text.get());
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    quote(name) + " is not TOML (line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage()
                            + ")",
                    "correct it",
                    e);
        }
    }

    /** The names in a directory, sorted. */
    List<String> names(String name) {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is a Python file in the directory or below it. */
    boolean hasCode(String name) {
        try (Stream<Path> files = Files.walk(folder.resolve(name))) {
            return files.anyMatch(file -> file.toString().endsWith(".py"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
