package io.github.dockeroptimize.inspect;

/**
 * A release of Node.js, as image tags say it.
 *
 * @param tag such as {@code 20}, {@code 20.11} or {@code 20.11.1}
 */
public record NodeRelease(String tag) {

    private static final int FIRST_WITH_IMPORT = 18;

    /** Such as 20. */
    public int major() {
        return part(0);
    }

    /** Whether {@code node --import} is known (18.18 and later), where the minor release isn't said: yes. */
    public boolean knowsImport() {
        if (major() == FIRST_WITH_IMPORT && tag.contains(".")) {
            return part(1) >= FIRST_WITH_IMPORT;
        }
        return major() >= FIRST_WITH_IMPORT;
    }

    private int part(int index) {
        return Integer.parseInt(tag.split("\\.", -1)[index]);
    }

    @Override
    public String toString() {
        return tag;
    }
}
