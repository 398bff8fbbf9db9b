package io.github.dockeroptimize.application;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the user adds to {@code go build}.
 *
 * @param environment of the go command
 * @param flags without build tags
 * @param tags build tags, which also decide what is compiled
 * @param linker flags of the linker
 */
public record GoFlags(Map<String, String> environment, List<String> flags, Set<String> tags, List<String> linker) {

    public static final GoFlags NONE = new GoFlags(Map.of(), List.of(), Set.of(), List.of());

    private static final Pattern WORDS = Pattern.compile("\\s+(?=-|[A-Z][A-Z0-9_]*=)");

    public GoFlags {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        flags = List.copyOf(flags);
        tags = Collections.unmodifiableSet(new LinkedHashSet<>(tags));
        linker = List.copyOf(linker);
    }

    /**
     * Takes build tags out of the flags, since of several {@code -tags} the go command takes the last.
     *
     * @throws InvalidInputException for a flag that would build another program than the image starts
     */
    public static GoFlags parse(List<String> given, List<String> linker) {
        Map<String, String> environment = new LinkedHashMap<>();
        List<String> flags = new ArrayList<>();
        Set<String> tags = new LinkedHashSet<>();
        for (String flag : WORDS.split(String.join(" ", given).strip(), -1)) {
            String plain = flag.replaceFirst("^GOFLAGS=", "").replaceFirst("^--", "-");
            if (plain.matches("[A-Z][A-Z0-9_]*=.*")) {
                environment.put(plain.replaceFirst("=.*", ""), plain.replaceFirst("^[^=]*=", ""));
            } else if (plain.matches("-tags[= ].*")) {
                tags.addAll(List.of(plain.substring(6).strip().split("[,\\s]+", -1)));
            } else if (plain.matches("-(o|C)\\b.*") || !plain.matches("|-.*")) {
                throw new InvalidInputException(
                        "'goFlags' has " + quote(flag) + ", which can't be given to 'go build' here",
                        "give flags such as '-tags=netgo' or '-mod=vendor', and variables such as 'CGO_ENABLED=1'");
            } else if (!plain.isEmpty()) {
                flags.add(plain);
            }
        }
        return new GoFlags(environment, flags, tags, linker);
    }

    /** Where dependencies come from, as the last {@code -mod} says. */
    public Optional<String> mod() {
        return flags.stream()
                .filter(flag -> flag.startsWith("-mod="))
                .map(flag -> flag.substring("-mod=".length()))
                .reduce((one, last) -> last);
    }

    /** Whether the user says that C is used, or not; empty if the sources decide. */
    public Optional<Boolean> cgo() {
        return Optional.ofNullable(environment.get("CGO_ENABLED")).map("1"::equals);
    }
}
