package io.github.dockeroptimize.image;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a jar's name in Maven's form: {@code artifact-version[-classifier].jar}.
 *
 * @param library artifact and classifier, since jars with different classifiers belong next to each other
 */
record JarName(String library, String version) {

    private static final Pattern NAME = Pattern.compile("(?<artifact>[A-Za-z][\\w.-]*?)-(?<version>\\d[\\w.+]*"
            + "(?:-(?i:SNAPSHOT|\\d{8}\\.\\d{6}-\\d+|rc\\.?\\d*|m\\d+|alpha\\.?\\d*|beta\\.?\\d*|b\\d+|cr\\d+|ga|final|release|jre|android))*)"
            + "(?:-(?<classifier>[\\w.-]+))?\\.jar");

    static Optional<JarName> parse(String name) {
        Matcher matcher = NAME.matcher(name);
        if (name.length() > 255 || !matcher.matches()) {
            return Optional.empty();
        }
        String classifier = matcher.group("classifier") == null ? "" : ":" + matcher.group("classifier");
        return Optional.of(new JarName(matcher.group("artifact") + classifier, matcher.group("version")));
    }
}
