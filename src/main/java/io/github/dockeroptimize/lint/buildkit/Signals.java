package io.github.dockeroptimize.lint.buildkit;

import java.util.Locale;
import java.util.Set;

/** Signals of {@code STOPSIGNAL}: names with or without SIG, or numbers. */
final class Signals {

    private static final Set<String> NAMES = Set.of(
            "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL", "PIPE",
            "POLL", "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP", "TTIN", "TTOU",
            "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ");
    private static final int FROM_START = 15;
    private static final int FROM_END = 14;

    private Signals() {}

    static boolean isOne(String signal) {
        if (!signal.isEmpty() && signal.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return signal.chars().anyMatch(c -> c != '0');
        }
        String upper = signal.toUpperCase(Locale.ROOT);
        String name = upper.startsWith("SIG") ? upper.substring(3) : upper;
        return NAMES.contains(name) || isRealTime(name);
    }

    private static boolean isRealTime(String name) {
        if (name.equals("RTMIN") || name.equals("RTMAX")) {
            return true;
        }
        return isUpTo(name, "RTMIN+", FROM_START) || isUpTo(name, "RTMAX-", FROM_END);
    }

    private static boolean isUpTo(String name, String start, int most) {
        String number = name.startsWith(start) ? name.substring(start.length()) : "";
        return (number.length() == 1 || number.length() == 2)
                && number.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(number) >= 1
                && Integer.parseInt(number) <= most;
    }
}
