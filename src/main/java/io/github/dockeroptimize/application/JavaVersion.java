package io.github.dockeroptimize.application;

import java.util.Optional;

/**
 * A Java feature release.
 *
 * @param feature such as 17
 */
public record JavaVersion(int feature) implements Comparable<JavaVersion> {

    private static final int[] LONG_TERM = {8, 11, 17, 21, 25};

    /** The release that wrote class files of this major version (JVMS table 4.1-A: 52 is Java 8). */
    public static JavaVersion ofClassFile(int major) {
        return new JavaVersion(Math.max(major - 44, 1));
    }

    /**
     * Reads the compiler's form: {@code 17}, or {@code 1.8}.
     *
     * @return empty if it is not a release
     */
    public static Optional<JavaVersion> parse(String release) {
        String feature = release.strip().replaceFirst("^1\\.", "");
        return feature.matches("\\d{1,3}") ? Optional.of(new JavaVersion(Integer.parseInt(feature))) : Optional.empty();
    }

    /** The lowest long-term release that runs this one; this one itself if it is newer than all of them. */
    public JavaVersion longTerm() {
        for (int release : LONG_TERM) {
            if (feature <= release) {
                return new JavaVersion(release);
            }
        }
        return this;
    }

    public JavaVersion max(JavaVersion other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(JavaVersion other) {
        return Integer.compare(feature, other.feature);
    }

    @Override
    public String toString() {
        return Integer.toString(feature);
    }
}
