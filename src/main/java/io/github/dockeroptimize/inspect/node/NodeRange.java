package io.github.dockeroptimize.inspect.node;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.semver4j.Semver;

/** A range of versions in npm's grammar. A comma, which npm doesn't know, is taken for a blank. */
record NodeRange(String text) {

    private static final int LAST = 9_999;
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?");

    NodeRange {
        text = text.replaceAll("\\s*,\\s*", " ");
    }

    /** Whether the newest release of a major version is in it. */
    boolean allows(int major) {
        return allows(major, LAST, LAST);
    }

    /** A range within one major version, such as {@code ~20.11}, or a version, as far as it has to be named. */
    Optional<String> narrow() {
        Matcher version = VERSION.matcher(text);
        if (!version.find()) {
            return Optional.empty();
        }
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        if (allows(major, minor, LAST)) {
            return Optional.of(major + "." + minor);
        }
        return Optional.ofNullable(version.group(3))
                .filter(patch -> allows(major, minor, Integer.parseInt(patch)))
                .map(patch -> version.group());
    }

    private boolean allows(int major, int minor, int patch) {
        return Semver.create(major, minor, patch).satisfies(text);
    }
}
