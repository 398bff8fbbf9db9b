package io.github.dockeroptimize.check;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A user's setting of a rule: a level, a limit, or both.
 *
 * @param limit as text; empty if there is none
 */
record RuleSetting(Level level, String limit) {

    /**
     * Reads {@code off}, {@code warn}, {@code fail}, {@code LIMIT}, {@code warn LIMIT} or {@code fail LIMIT}. A limit without
     * a level fails; a level without a limit has the rule's own.
     */
    static RuleSetting of(RuleSpec<?> rule, @Nullable String text) {
        return text == null ? new RuleSetting(rule.level(), rule.ownLimit()) : parse(text, rule.ownLimit());
    }

    private static RuleSetting parse(String text, String ownLimit) {
        String[] words = text.strip().split("\\s+", 2);
        String limit = words.length > 1 ? words[1] : ownLimit;
        return switch (words[0].toLowerCase(Locale.ROOT)) {
            case "off", "false" -> new RuleSetting(Level.OFF, limit);
            case "warn" -> new RuleSetting(Level.WARN, limit);
            case "fail", "true", "" -> new RuleSetting(Level.FAIL, limit);
            default -> new RuleSetting(Level.FAIL, text.strip());
        };
    }
}
