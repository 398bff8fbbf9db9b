package io.github.dockeroptimize.container;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where it is written down what was built.
 *
 * @param path of the folder
 */
record OutputFolder(Path path) {

    /** Fails before anything is pushed: an image that can't be written down should not be there. */
    void prepare() throws IOException {
        try {
            SmallFile.requireWritable(path);
        } catch (IOException e) {
            throw FullDiskException.explain(path.resolve("image.json"), e);
        }
    }

    void write(String name, String text) throws IOException {
        Path file = path.resolve(name);
        try {
            SmallFile.writeText(file, text);
        } catch (IOException e) {
            throw FullDiskException.explain(file, e);
        }
    }
}
