package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.output.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The paths of {@code COPY}. Sources are patterns of Go's {@code filepath.Match}, both have variables expanded, and
 * blanks need the JSON form.
 */
final class CopyPaths {

    private CopyPaths() {}

    static String of(List<String> sources, String destination) {
        List<String> words = new ArrayList<>(sources.stream()
                .map(source -> dollars(source.replaceAll("[\\[*?]", "[$0]")))
                .toList());
        words.add(dollars(destination));
        boolean plain =
                words.stream().noneMatch(word -> word.isEmpty() || word.matches("(?s).*[\\s\"'].*|.*<<.*|\\[.*"));
        return plain
                ? String.join(" ", words)
                : words.stream().map(Json::string).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String dollars(String path) {
        return path.replace("$", "\\$");
    }
}
