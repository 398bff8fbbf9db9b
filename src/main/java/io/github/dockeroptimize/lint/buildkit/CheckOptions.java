package io.github.dockeroptimize.lint.buildkit;

import io.github.dockeroptimize.lint.text.Directives;
import io.github.dockeroptimize.lint.text.NameValue;
import io.github.dockeroptimize.lint.text.SyntaxException;
import io.github.dockeroptimize.lint.text.Whitespace;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The options in {@code # check=skip=A,B;error=true}.
 *
 * @param skipped names of rules, or {@code all}
 * @param experimental names of rules, or {@code all}
 * @param fails whether findings are errors
 */
record CheckOptions(Set<String> skipped, Set<String> experimental, boolean fails) {

    private static final String ALL = "all";

    static CheckOptions none() {
        return new CheckOptions(Set.of(), Set.of(), false);
    }

    /**
     * The options in a directive's value.
     *
     * @throws SyntaxException if an option is unknown
     */
    static CheckOptions parse(String value, int line) {
        CheckOptions options = none();
        for (String part : value.split(";", 3)) {
            if (!part.contains("=")) {
                throw unknown(part, line);
            }
            NameValue option = NameValue.of(part);
            String setting = Whitespace.strip(option.value());
            options = switch (Whitespace.strip(option.name())) {
                case "skip" -> new CheckOptions(names(setting), options.experimental, options.fails);
                case "experimental" -> new CheckOptions(options.skipped, names(setting), options.fails);
                case "error" -> new CheckOptions(options.skipped, options.experimental, isTrue(setting, part, line));
                default -> throw unknown(part, line);
            };
        }
        return options;
    }

    private static SyntaxException unknown(String option, int line) {
        return new SyntaxException(
                line, "The check option '" + option + "' is unknown; use skip=, experimental= or error=");
    }

    /** These options with those of a comment above an instruction, which can't turn findings into errors. */
    CheckOptions and(List<String> comments) {
        for (String comment : comments) {
            var directive = Directives.named(comment).filter(pair -> pair.name().equals("check"));
            if (directive.isPresent()) {
                try {
                    CheckOptions more = parse(firstWord(directive.get().value()), 0);
                    return new CheckOptions(
                            union(skipped, more.skipped), union(experimental, more.experimental), fails);
                } catch (SyntaxException e) {
                    return this;
                }
            }
        }
        return this;
    }

    boolean wants(BuildKitRule rule) {
        return rule.isExperimental() ? has(experimental, rule) : !has(skipped, rule);
    }

    static String firstWord(String value) {
        int end = value.indexOf(' ');
        return end < 0 ? value : value.substring(0, end);
    }

    private static boolean has(Set<String> names, BuildKitRule rule) {
        return names.contains(ALL) || names.contains(rule.title());
    }

    private static Set<String> names(String list) {
        return Set.copyOf(
                Arrays.stream(list.split(",", -1)).map(Whitespace::strip).toList());
    }

    private static boolean isTrue(String value, String option, int line) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "t", "true" -> true;
            case "0", "f", "false" -> false;
            default -> throw unknown(option, line);
        };
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }
}
