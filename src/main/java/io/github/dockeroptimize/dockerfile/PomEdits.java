package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.inspect.JavaSources.Pom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is taken out of a POM in the container: modules that aren't there, since Maven looks for all that a POM names even
 * where it's told to build only one; and this plugin, which has done its work and would only be downloaded.
 */
final class PomEdits {

    private static final String OWN_PLUGIN =
            "s#<plugin>(?:(?!</?plugin>).)*<artifactId>\\s*docker-optimize-maven-plugin\\s*<(?:(?!</?plugin>).)*</plugin>##sg";

    private PomEdits() {}

    /** The commands, none where the POM can stay as it is. */
    static List<String> of(Pom pom) {
        List<String> expressions = new ArrayList<>();
        if (!pom.absent().isEmpty()) {
            expressions.add("s#<module>\\s*(?:"
                    + pom.absent().stream().map(PomEdits::pattern).collect(Collectors.joining("|"))
                    + ")\\s*</module>##g");
        }
        if (pom.namesPlugin()) {
            expressions.add(OWN_PLUGIN);
        }
        return expressions.isEmpty()
                ? List.of()
                : List.of("perl -0pi -e " + ShellWord.of(String.join("; ", expressions)) + " "
                        + ShellWord.of(pom.path()));
    }

    /** In Perl, signs that mean something can have a backslash, and letters can't. */
    private static String pattern(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}_/ -]", "\\\\$0");
    }
}
