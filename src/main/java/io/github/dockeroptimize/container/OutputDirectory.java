package io.github.dockeroptimize.container;

import io.github.dockeroptimize.output.SharedProperties;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The directory for the files that describe the built image.
 *
 * @param path of the directory
 */
record OutputDirectory(Path path) {

    /** Creates the directory. If this fails, nothing has been pushed yet. */
    void prepare() throws IOException {
        try {
            SharedProperties.requireWritable(path);
        } catch (IOException e) {
            throw FullDiskException.explain(path.resolve("image.json"), e);
        }
    }

    void write(String name, String text) throws IOException {
        Path file = path.resolve(name);
        try {
            SharedProperties.writeText(file, text);
        } catch (IOException e) {
            throw FullDiskException.explain(file, e);
        }
    }
}
