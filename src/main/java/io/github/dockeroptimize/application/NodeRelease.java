package io.github.dockeroptimize.application;

/**
 * A release of Node.js in the form of image tags.
 *
 * @param tag such as {@code 20}, {@code 20.11} or {@code 20.11.1}
 */
public record NodeRelease(String tag) {

    private static final int FIRST_WITH_IMPORT = 18;
    private static final int FIRST_WITH_TYPESCRIPT = 22;
    private static final int FIRST_MINOR_WITH_TYPESCRIPT = 18;

    /** The major release, such as 20. */
    public int major() {
        return part(0);
    }

    /** Whether {@code node --import} is supported (18.18 and later); assumed if the minor release is unknown. */
    public boolean knowsImport() {
        if (major() == FIRST_WITH_IMPORT && tag.contains(".")) {
            return part(1) >= FIRST_WITH_IMPORT;
        }
        return major() >= FIRST_WITH_IMPORT;
    }

    /** Whether it runs TypeScript without an option (22.18 and later); assumed if the minor release is unknown. */
    public boolean runsTypeScript() {
        return major() > FIRST_WITH_TYPESCRIPT
                || (major() == FIRST_WITH_TYPESCRIPT && (!tag.contains(".") || part(1) >= FIRST_MINOR_WITH_TYPESCRIPT));
    }

    private int part(int index) {
        return Integer.parseInt(tag.split("\\.", -1)[index]);
    }

    @Override
    public String toString() {
        return tag;
    }
}
