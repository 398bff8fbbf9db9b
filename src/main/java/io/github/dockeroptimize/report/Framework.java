package io.github.dockeroptimize.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Libraries that get a new version together: those of the group with the most artifacts, and of related groups.
 *
 * @param name common prefix of the groups' names
 * @param libraries of these groups
 */
record Framework(String name, List<PlacedFile> libraries) {

    private static final int FEWEST = 3;
    private static final Pattern FIRST_TWO = Pattern.compile("[^.]+\\.[^.]+");

    /** Prefixes below which different organizations have their groups. */
    private static final Set<String> SHARED = Set.of(
            "com.github",
            "com.google",
            "com.sun",
            "io.github",
            "net.sf",
            "org.apache",
            "org.codehaus",
            "org.eclipse",
            "org.glassfish");

    /** The framework among the libraries; empty where no group has at least three. */
    static Optional<Framework> of(List<PlacedFile> libraries) {
        Map<String, List<PlacedFile>> groups =
                libraries.stream().collect(Collectors.groupingBy(Framework::family, TreeMap::new, Collectors.toList()));
        groups.remove("");
        return groups.entrySet().stream()
                .filter(group -> group.getValue().size() >= FEWEST)
                .max(Comparator.<Map.Entry<String, List<PlacedFile>>>comparingInt(
                                group -> group.getValue().size())
                        .thenComparingLong(group -> group.getValue().stream()
                                .mapToLong(file -> file.size().disk())
                                .sum())
                        .thenComparing(Map.Entry::getKey))
                .map(group -> new Framework(group.getKey(), group.getValue()));
    }

    private static String family(PlacedFile file) {
        String group =
                file.library().map(library -> library.coordinates().groupId()).orElse("");
        Matcher first = FIRST_TWO.matcher(group);
        return first.lookingAt() && !SHARED.contains(first.group()) ? first.group() : group;
    }
}
