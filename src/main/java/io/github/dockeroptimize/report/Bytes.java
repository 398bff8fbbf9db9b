package io.github.dockeroptimize.report;

import java.util.Locale;

/** Byte counts in human-readable form. */
public final class Bytes {

    private static final double KILO = 1000;
    private static final double PERCENT = 100;

    private Bytes() {}

    /** Such as {@code 12.3 MB}. */
    public static String text(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        if (bytes < KILO * KILO) {
            return String.format(Locale.ROOT, "%.1f kB", bytes / KILO);
        }
        return bytes < KILO * KILO * KILO
                ? String.format(Locale.ROOT, "%.1f MB", bytes / KILO / KILO)
                : String.format(Locale.ROOT, "%.2f GB", bytes / KILO / KILO / KILO);
    }

    /** Such as {@code 12.3 %}. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * PERCENT);
    }
}
