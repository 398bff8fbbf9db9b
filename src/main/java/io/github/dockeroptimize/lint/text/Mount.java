package io.github.dockeroptimize.lint.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A {@code RUN --mount}: its fields, in order. */
public record Mount(List<NameValue> fields) {

    public static Mount parse(String flag) {
        return new Mount(Stream.of(flag.split(",")).map(NameValue::of).toList());
    }

    public String type() {
        return field("type").orElse("bind");
    }

    public Optional<String> from() {
        return field("from");
    }

    public String target() {
        return field("target")
                .or(() -> field("dst"))
                .or(() -> field("destination"))
                .orElse("");
    }

    /** Whether it is a directory, not a secret or a socket. */
    public boolean hasTarget() {
        return Stream.of("secret", "ssh").noneMatch(type()::equalsIgnoreCase);
    }

    /** Whether the content of the directory stays out of the image. */
    public boolean keepsOut(String folder) {
        return (type().equals("cache") || type().equals("tmpfs")) && target().contains(folder);
    }

    private Optional<String> field(String name) {
        return fields.stream()
                .filter(field -> field.name().toLowerCase(Locale.ROOT).equals(name))
                .map(NameValue::value)
                .findFirst();
    }
}
