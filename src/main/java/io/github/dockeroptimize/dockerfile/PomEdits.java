package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.application.JavaSources.Pom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prepares the copied POMs in the container, with what every POSIX system has. Maven reads every module that a POM
 * names, even if it builds only one: those that aren't copied get an empty POM. This plugin, which runs on the host
 * only, would be downloaded in vain, and is removed.
 */
final class PomEdits {

    private static final String STUB =
            "<project><modelVersion>4.0.0</modelVersion><groupId>not.needed</groupId><artifactId>module-%s</artifactId>"
                    + "<version>0</version><packaging>pom</packaging></project>";

    /** Writes all but the plugin element around each mention of this plugin. */
    private static final String WITHOUT_PLUGIN = """
            { text = text $0 "\\n" } END { while (match(text,
            /<artifactId>[ \\t\\r\\n]*docker-optimize-maven-plugin[ \\t\\r\\n]*</)) {
            before = substr(text, 1, RSTART - 1); after = substr(text, RSTART); start = 0;
            while ((i = index(substr(before, start + 1), "<plugin>")) > 0) start += i;
            end = index(after, "</plugin>");
            if (start && end && !index(substr(before, start), "</plugin>")) {
            printf "%s", substr(before, 1, start - 1); text = substr(after, end + 9) }
            else { printf "%s", before substr(after, 1, 12); text = substr(after, 13) } }
            printf "%s", text }""";

    private PomEdits() {}

    /** The commands; none if no POM needs a change. */
    static List<String> of(List<Pom> poms) {
        List<String> commands = new ArrayList<>();
        List<String> absent =
                poms.stream().flatMap(pom -> pom.absent().stream()).distinct().toList();
        if (!absent.isEmpty()) {
            commands.add("i=0");
            commands.add(forEach(
                    absent,
                    "i=$((i + 1)); mkdir -p \"$(dirname \"$pom\")\" && printf '" + STUB
                            + "' \"$i\" > \"$pom\" || exit 1"));
        }
        List<String> naming =
                poms.stream().filter(Pom::namesPlugin).map(Pom::path).toList();
        if (!naming.isEmpty()) {
            commands.add(forEach(
                    naming,
                    "awk '" + WITHOUT_PLUGIN.replace("\n", " \\\n        ")
                            + "' \"$pom\" > /tmp/pom.xml && cat /tmp/pom.xml > \"$pom\" || exit 1"));
        }
        return commands;
    }

    private static String forEach(List<String> poms, String command) {
        return "for pom in " + poms.stream().map(ShellWord::of).collect(Collectors.joining(" ")) + "; do " + command
                + "; done";
    }
}
