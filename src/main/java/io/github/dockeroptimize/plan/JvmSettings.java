package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/** The JVM options in the environment variable that {@code java} reads, so that they can be overridden at run time. */
final class JvmSettings {

    /** The application may use the container's memory; a JVM that runs out of it is restarted. */
    private static final List<String> DEFAULTS = List.of("-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError");

    private static final int FIRST_WITH_LAUNCHER_OPTIONS = 9;

    private JvmSettings() {}

    /** {@code JDK_JAVA_OPTIONS}; Java 8 knows only {@code JAVA_TOOL_OPTIONS}, which agents also set. */
    static String variable(int javaRelease) {
        return javaRelease < FIRST_WITH_LAUNCHER_OPTIONS ? "JAVA_TOOL_OPTIONS" : "JDK_JAVA_OPTIONS";
    }

    static String value(List<String> flags) {
        List<String> all = new ArrayList<>(DEFAULTS);
        for (String flag : flags) {
            all.add(quoted(flag));
        }
        return String.join(" ", all);
    }

    private static boolean isSplit(String flag) {
        for (int at = 0; at < flag.length(); at++) {
            char c = flag.charAt(at);
            if (Character.isWhitespace(c) || c == '"' || c == '\'') {
                return true;
            }
        }
        return false;
    }

    /**
     * Quotes a flag: the launcher splits at white space, except in quotes, and has no escapes (java(1),
     * JDK_JAVA_OPTIONS).
     */
    private static String quoted(String flag) {
        if (!isSplit(flag)) {
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
                        + ", but a flag in an environment variable can't contain both kinds of quotes",
                "set it in the start script of the base image");
    }
}
