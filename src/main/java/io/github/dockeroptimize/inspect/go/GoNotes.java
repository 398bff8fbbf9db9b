package io.github.dockeroptimize.inspect.go;

import io.github.dockeroptimize.application.GoFlags;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what else builds a module's programs than this plugin does. */
final class GoNotes {

    private static final List<String> BUILDS =
            List.of("Makefile", ".goreleaser.yml", ".goreleaser.yaml", "Taskfile.yml", "Taskfile.yaml", "magefile.go");
    private static final Pattern VALUE = Pattern.compile("[\\s\"'=]-X[\\s=]");
    private static final Pattern TAGS = Pattern.compile("\\bgo (?:build|install)\\b.*\\s-tags\\b|(?m)^\\s*- -tags\\b");

    private GoNotes() {}

    static List<String> of(Path module, List<GoFile> files, GoFlags flags, Optional<String> needsC) {
        List<String> notes = new ArrayList<>();
        if (flags.cgo().isEmpty()) {
            needsC.ifPresent(
                    name -> notes.add(
                            "'go.mod' requires '" + name + "', which fails at run time without C,"
                                    + " so the program is compiled with C; where it doesn't use that module, set <goFlags>CGO_ENABLED=0</goFlags>"));
        }
        if (flags.linker().isEmpty()) {
            file(module, VALUE)
                    .ifPresent(file -> notes.add("'" + file
                            + "' sets variables by the linker's -X: set the same by <ldFlags>, such as"
                            + " '-X main.version=${project.version}'"));
        }
        if (flags.tags().isEmpty()) {
            file(module, TAGS)
                    .ifPresent(file -> notes.add(
                            "'" + file + "' builds with -tags: set the same by <goFlags>, such as '-tags=NAME'"));
        }
        for (GoFile file : files) {
            file.loopback()
                    .ifPresent(address -> notes.add("'" + file.path() + "' listens on '" + address
                            + "', which nothing outside of the container reaches: listen on '"
                            + address.replaceFirst(".*:", ":") + "'"));
        }
        String libraries =
                files.stream().flatMap(GoFile::libraries).distinct().sorted().collect(Collectors.joining(", "));
        if (!libraries.isEmpty()) {
            notes.add(
                    "the program is linked with " + libraries + ": where these are shared libraries, they have to be in"
                            + " the builder (<builderPackages>) and in the image (<systemPackages>, on a base with a package"
                            + " manager)");
        }
        return notes;
    }

    private static Optional<String> file(Path module, Pattern text) {
        return BUILDS.stream()
                .filter(name -> Files.isRegularFile(module.resolve(name)))
                .filter(name -> text.matcher(read(module.resolve(name))).find())
                .findFirst();
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
