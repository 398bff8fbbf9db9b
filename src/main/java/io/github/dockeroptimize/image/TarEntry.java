package io.github.dockeroptimize.image;

/**
 * One entry of a tar.
 *
 * @param name as in the tar, not validated
 * @param mode permission bits, including set-id and sticky bits
 * @param size of its content, which follows in the tar
 * @param link the target of a link
 * @param offset of its content in the tar
 */
record TarEntry(String name, Kind kind, int mode, long userId, long groupId, long size, String link, long offset) {

    /** The kind of an entry. */
    enum Kind {
        FILE,
        FOLDER,
        SYMLINK,
        HARD_LINK,
        /** Devices and pipes. */
        OTHER
    }
}
