package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JVM's options in the variable that the {@code java} command reads, where they can be overridden at run time. */
final class JvmSettings {

    /** A container's memory is the application's, and a JVM without memory is of no use: better restarted. */
    private static final List<String> DEFAULTS = List.of("-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError");

    private static final int FIRST_WITH_LAUNCHER_OPTIONS = 9;

    private JvmSettings() {}

    /** {@code JDK_JAVA_OPTIONS}; Java 8 knows only {@code JAVA_TOOL_OPTIONS}, which agents set too. */
    static String variable(int javaRelease) {
        return javaRelease < FIRST_WITH_LAUNCHER_OPTIONS ? "JAVA_TOOL_OPTIONS" : "JDK_JAVA_OPTIONS";
    }

    static String value(List<String> flags) {
        return Stream.concat(DEFAULTS.stream(), flags.stream().map(JvmSettings::quoted))
                .collect(Collectors.joining(" "));
    }

    /** The launcher splits at white space, except in quotes, and knows no escapes (java(1), JDK_JAVA_OPTIONS). */
    private static String quoted(String flag) {
        if (flag.codePoints().noneMatch(c -> Character.isWhitespace(c) || c == '"' || c == '\'')) {
            return flag;
        }
        if (!flag.contains("\"")) {
            return '"' + flag + '"';
        }
        if (!flag.contains("'")) {
            return "'" + flag + "'";
        }
        throw new InvalidInputException(
                "'jvmFlags' has " + quote(flag)
                        + ", but a flag given by an environment variable can't have both kinds of quotes; set it in the base's own start script");
    }
}
