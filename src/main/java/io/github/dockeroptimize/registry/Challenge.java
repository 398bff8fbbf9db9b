package io.github.dockeroptimize.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a registry wants to be authenticated to: a scheme with its parameters (RFC 9110, 11.6.1).
 *
 * @param scheme in lower case, such as {@code bearer}
 * @param parameters by their names in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {

    /** The challenges of all headers; one header may hold several. */
    static List<Challenge> parse(List<String> headers) {
        List<Challenge> challenges = new ArrayList<>();
        headers.forEach(header -> new Parser(header).addTo(challenges));
        return challenges;
    }

    boolean isBearer() {
        return scheme.equals("bearer");
    }

    /** Walks through one header. */
    private static final class Parser {

        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        void addTo(List<Challenge> challenges) {
            Map<String, String> parameters = new LinkedHashMap<>();
            for (skip(" \t,"); at < text.length(); skip(" \t,")) {
                String word = word().toLowerCase(Locale.ROOT);
                skip(" \t");
                if (next('=')) {
                    skip(" \t");
                    parameters.putIfAbsent(word, next('"') ? quoted() : word());
                } else {
                    parameters = new LinkedHashMap<>();
                    challenges.add(new Challenge(word, parameters));
                }
            }
        }

        private void skip(String characters) {
            while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private boolean next(char expected) {
            boolean found = at < text.length() && text.charAt(at) == expected;
            at += found ? 1 : 0;
            return found;
        }

        private String word() {
            int start = at;
            while (at < text.length() && " \t,=".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(start, at);
        }

        private String quoted() {
            StringBuilder value = new StringBuilder();
            while (at < text.length() && !next('"')) {
                at += text.charAt(at) == '\\' && at + 1 < text.length() ? 1 : 0;
                value.append(text.charAt(at++));
            }
            return value.toString();
        }
    }
}
