package io.github.dockeroptimize.lint.buildkit;

import io.github.dockeroptimize.lint.text.NameValue;
import io.github.dockeroptimize.lint.text.SyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Checks that the fields of a {@code RUN --mount}, and their values, are valid for its type. */
final class MountFields {

    private static final Set<String> TYPES = Set.of("bind", "cache", "tmpfs", "secret", "ssh");
    private static final Set<String> SHARINGS = Set.of("shared", "private", "locked");
    private static final Set<String> BOOLEANS =
            Set.of("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False");
    private static final Set<String> SIZES = Set.of("", "b", "k", "m", "g", "t", "p");
    private static final long HIGHEST = 0xffff_ffffL;

    private final List<NameValue> fields;
    private String type = "bind";

    private MountFields(List<NameValue> fields) {
        this.fields = fields;
    }

    /** Throws for what the builder rejects. The variables of the fields are expanded already. */
    static void check(List<String> fields, int line) {
        MountFields mount = new MountFields(fields.stream().map(NameValue::of).toList());
        for (String field : fields) {
            if (!mount.takes(NameValue.of(field), !field.contains("="))) {
                throw new SyntaxException(
                        line, "A mount of type '" + mount.type + "' can't have '" + field + "'; correct or remove it");
            }
        }
        if (!mount.isConsistent()) {
            throw new SyntaxException(
                    line,
                    "'--mount=" + String.join(",", fields) + "' has fields that its type doesn't allow, or lacks one"
                            + " that it needs");
        }
    }

    /** Each field is read with the type that precedes it. */
    private boolean takes(NameValue field, boolean bare) {
        String value = field.value();
        return switch (field.name().toLowerCase(Locale.ROOT)) {
            case "type" -> {
                type = value.toLowerCase(Locale.ROOT);
                yield TYPES.contains(type);
            }
            case "from", "source", "src", "target", "dst", "destination", "id", "env" -> !bare;
            case "readonly", "ro", "readwrite", "rw" -> bare || BOOLEANS.contains(value);
            case "required" -> Set.of("secret", "ssh").contains(type) && (bare || BOOLEANS.contains(value));
            case "size" -> type.equals("tmpfs") && isSize(value);
            case "sharing" -> SHARINGS.contains(value.toLowerCase(Locale.ROOT));
            case "mode" -> isNumber(value, 8);
            case "uid", "gid" -> isNumber(value, 10);
            default -> false;
        };
    }

    private boolean isConsistent() {
        boolean owned = has("mode", "uid", "gid");
        return switch (type) {
            case "cache" -> true;
            case "ssh" -> !has("sharing");
            case "secret" ->
                !has("from", "sharing")
                        && has("source", "src", "target", "dst", "destination", "id")
                        && !(has("source", "src") && has("id"));
            default -> !owned && !has("sharing");
        };
    }

    private boolean has(String... names) {
        return fields.stream()
                .anyMatch(field -> !field.value().isEmpty()
                        && Stream.of(names).anyMatch(field.name().toLowerCase(Locale.ROOT)::equals));
    }

    private static boolean isNumber(String text, int radix) {
        return !text.isEmpty()
                && text.length() <= 11
                && text.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0)
                && Long.parseLong(text, radix) <= HIGHEST;
    }

    /** A number with an optional unit: {@code 512k}, {@code 1.5GiB}. */
    private static boolean isSize(String text) {
        int end = 0;
        while (end < text.length() && "0123456789.".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        String unit = text.substring(end).strip().toLowerCase(Locale.ROOT);
        String prefix = unit.length() > 1 && unit.endsWith("ib")
                ? unit.substring(0, unit.length() - 2)
                : unit.length() > 1 && unit.endsWith("b") ? unit.substring(0, unit.length() - 1) : unit;
        return end > 0 && text.charAt(0) != '.' && SIZES.contains(prefix);
    }
}
