package io.github.dockeroptimize.inspect.go;

import io.github.dockeroptimize.application.GoFlags;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The build tags that are true on Linux. The architecture is decided in the container: the usual ones all count as true.
 *
 * @param chosen by the user
 * @param minor of the release of Go that compiles
 */
record GoTags(Set<String> chosen, int minor) {

    private static final Set<String> TRUE = Set.of("linux", "unix", "amd64", "arm64", "amd64.v1", "arm64.v8.0", "gc");
    private static final Pattern RELEASE = Pattern.compile("go1\\.(\\d+)");

    /** The tags for the user's flags; {@code cgo} is one unless they say no. */
    static GoTags of(GoFlags flags, int minor) {
        Set<String> tags = new HashSet<>(flags.tags());
        if (flags.cgo().orElse(true)) {
            tags.add("cgo");
        }
        return new GoTags(Set.copyOf(tags), minor);
    }

    boolean has(String word) {
        Matcher release = RELEASE.matcher(word);
        return TRUE.contains(word)
                || chosen.contains(word)
                || (release.matches() && Integer.parseInt(release.group(1)) <= minor);
    }
}
