package io.github.dockeroptimize.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code RUN --mount} asks for: its fields, in order. */
record Mount(List<Pair> fields) {

    static Mount parse(String flag) {
        return new Mount(Stream.of(flag.split(",")).map(Pair::of).toList());
    }

    String type() {
        return field("type").orElse("bind");
    }

    Optional<String> from() {
        return field("from");
    }

    String target() {
        return field("target")
                .or(() -> field("dst"))
                .or(() -> field("destination"))
                .orElse("");
    }

    /** Whether it appears as a folder, and not as a secret or a socket. */
    boolean hasTarget() {
        return Stream.of("secret", "ssh").noneMatch(type()::equalsIgnoreCase);
    }

    /** Whether what lies in such a folder stays out of the image. */
    boolean keepsOut(String folder) {
        return (type().equals("cache") || type().equals("tmpfs")) && target().contains(folder);
    }

    private Optional<String> field(String name) {
        return fields.stream()
                .filter(field -> field.name().toLowerCase(Locale.ROOT).equals(name))
                .map(Pair::value)
                .findFirst();
    }
}
