package io.github.dockeroptimize.report.image;

/**
 * One entry of a tar.
 *
 * @param name as it is written there, which may be anything
 * @param size of its content, which follows in the tar
 * @param link what it points at
 * @param offset of its content in the tar
 */
record TarEntry(String name, Kind kind, long size, String link, long offset) {

    /** What it is. */
    enum Kind {
        FILE,
        FOLDER,
        SYMLINK,
        HARD_LINK,
        /** Devices and pipes. */
        OTHER
    }
}
