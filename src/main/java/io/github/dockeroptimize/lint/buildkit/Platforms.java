package io.github.dockeroptimize.lint.buildkit;

import java.util.Locale;
import java.util.Set;

/** Platforms as in {@code --platform}. */
final class Platforms {

    private static final Set<String> SYSTEMS = Set.of(
            "aix",
            "android",
            "darwin",
            "dragonfly",
            "freebsd",
            "illumos",
            "ios",
            "js",
            "linux",
            "netbsd",
            "openbsd",
            "plan9",
            "solaris",
            "wasip1",
            "windows",
            "zos");

    private Platforms() {}

    /** One to four parts with valid characters. */
    static boolean isOne(String platform) {
        String[] parts = platform.split("/", -1);
        for (String part : parts) {
            if (part.isEmpty() || !part.chars().allMatch(Platforms::isAllowed)) {
                return false;
            }
        }
        return parts.length <= 4;
    }

    /** Whether a stage's name contains the operating system or the architecture, so that a constant platform is intended. */
    static boolean isNamedIn(String platform, String stage) {
        String[] parts = platform.split("/", -1);
        String first = parts[0].toLowerCase(Locale.ROOT);
        boolean system = SYSTEMS.contains(first);
        String processor = parts.length > 1 ? parts[1] : system ? "amd64" : first;
        return stage.contains(system || parts.length > 1 ? first : "linux") || stage.contains(usual(processor));
    }

    /** Go's name for it. */
    private static String usual(String processor) {
        return switch (processor.toLowerCase(Locale.ROOT)) {
            case "x86_64", "x86-64" -> "amd64";
            case "aarch64" -> "arm64";
            case "i386" -> "386";
            case "armhf", "armel" -> "arm";
            default -> processor.toLowerCase(Locale.ROOT);
        };
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_-.()".indexOf(c) >= 0;
    }
}
