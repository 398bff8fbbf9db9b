package io.github.dockeroptimize.check;

import java.util.Locale;

/**
 * What a user says of a rule: a level, a limit, or both.
 *
 * @param limit as the rule understands it; empty where it has none
 */
record Setting(Level level, String limit) {

    /**
     * Reads {@code off}, {@code warn}, {@code fail}, {@code LIMIT}, {@code warn LIMIT} or {@code fail LIMIT}. A limit without
     * a level fails; a level without a limit has the rule's own.
     */
    static Setting parse(String text, String ownLimit) {
        String[] words = text.strip().split("\\s+", 2);
        String limit = words.length > 1 ? words[1] : ownLimit;
        return switch (words[0].toLowerCase(Locale.ROOT)) {
            case "off", "false" -> new Setting(Level.OFF, limit);
            case "warn" -> new Setting(Level.WARN, limit);
            case "fail", "true", "" -> new Setting(Level.FAIL, limit);
            default -> new Setting(Level.FAIL, text.strip());
        };
    }
}
