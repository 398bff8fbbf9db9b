package io.github.dockeroptimize.plan;

/**
 * A file or directory of a layer. Its time is derived from its content.
 *
 * @param path its path in the image
 * @param mode permission bits, such as {@code 0644}
 * @param source its content
 */
public record Entry(ImagePath path, int mode, Owner owner, Source source) {

    private static final int FILE_MODE = 0644;
    private static final int PROGRAM_MODE = 0755;

    static Entry file(ImagePath path, Source source) {
        return new Entry(path, FILE_MODE, Owner.ROOT, source);
    }

    static Entry program(ImagePath path, Source source) {
        return new Entry(path, PROGRAM_MODE, Owner.ROOT, source);
    }

    static Entry folder(ImagePath path) {
        return new Entry(path, PROGRAM_MODE, Owner.ROOT, new Source.Folder());
    }

    public boolean isFolder() {
        return source.isFolder();
    }
}
