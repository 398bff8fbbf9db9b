package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.output.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Formats the paths of {@code COPY}: sources are patterns of Go's {@code filepath.Match}, variables are expanded, and
 * blanks need the JSON form.
 */
final class CopyPaths {

    private CopyPaths() {}

    static String of(List<String> sources, String destination) {
        List<String> words = new ArrayList<>();
        for (String source : sources) {
            words.add(dollars(source.replaceAll("[\\[*?]", "[$0]")));
        }
        words.add(dollars(destination));
        boolean plain = true;
        for (String word : words) {
            plain = plain && !word.isEmpty() && !word.matches("(?s).*[\\s\"'].*|.*<<.*|\\[.*");
        }
        return plain ? String.join(" ", words) : Json.line(words);
    }

    private static String dollars(String path) {
        return path.replace("$", "\\$");
    }
}
