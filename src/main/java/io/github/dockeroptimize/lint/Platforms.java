package io.github.dockeroptimize.lint;

import java.util.Locale;
import java.util.Set;

/** Platforms as {@code --platform} names them. */
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

    /** One to four parts, with the characters that those have. */
    static boolean isOne(String platform) {
        String[] parts = platform.split("/", -1);
        for (String part : parts) {
            if (part.isEmpty() || !part.chars().allMatch(Platforms::isAllowed)) {
                return false;
            }
        }
        return parts.length <= 4;
    }

    /** Whether a stage's name tells the system or the processor, which is why it is there. */
    static boolean isNamedIn(String platform, String stage) {
        String[] parts = platform.split("/", -1);
        String first = parts[0].toLowerCase(Locale.ROOT);
        boolean system = SYSTEMS.contains(first);
        String processor = parts.length > 1 ? parts[1] : system ? "amd64" : first;
        return stage.contains(system || parts.length > 1 ? first : "linux") || stage.contains(usual(processor));
    }

    /** Whether both name the same system and processor. */
    static boolean areSame(String one, String other) {
        return systemAndProcessor(one).equals(systemAndProcessor(other));
    }

    private static String systemAndProcessor(String platform) {
        String[] parts = platform.split("/", -1);
        return parts.length < 2 ? platform : parts[0] + "/" + usual(parts[1]);
    }

    /** The name that Go has for it. */
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
