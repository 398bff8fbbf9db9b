package io.github.dockeroptimize.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the documentation: where it links to, and which anchors GitHub gives it. */
record MarkdownPage(Path file, List<String> links, Set<String> anchors) {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    static MarkdownPage read(Path file) throws IOException {
        List<String> links = new ArrayList<>();
        Set<String> anchors = new LinkedHashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        boolean fenced = false;
        for (String line : Files.readAllLines(file)) {
            if (line.strip().startsWith("```")) {
                fenced = !fenced;
            } else if (!fenced) {
                Matcher heading = HEADING.matcher(line);
                if (heading.matches()) {
                    String anchor = anchor(heading.group(1));
                    int earlier = seen.merge(anchor, 1, Integer::sum) - 1;
                    anchors.add(earlier == 0 ? anchor : anchor + "-" + earlier);
                }
                LINK.matcher(CODE.matcher(line).replaceAll("code")).results().forEach(link -> links.add(link.group(1)));
            }
        }
        return new MarkdownPage(file, links, anchors);
    }

    /** As GitHub makes it: letters, digits, hyphens and underscores of the text in lower case, hyphens for spaces. */
    private static String anchor(String heading) {
        return heading.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .strip()
                .replace(' ', '-');
    }

    /** The pages in this repository that it links to, with the anchor after {@code #}. */
    List<String> relativeLinks() {
        return links.stream().filter(link -> !link.matches("[a-z]+:.*")).toList();
    }
}
