package io.github.dockeroptimize.inspect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which files of the user's own go where.
 *
 * @param from a directory, a file or a link: relative to the module's directory, or absolute
 * @param to absolute in the image; it ends with a slash if a file keeps its name
 * @param mode of all files; empty if it is that on disk
 * @param includes patterns below a directory, as Maven reads them; empty for everything
 * @param excludes patterns of what is left out
 * @param layer the name of their layer; empty for that of all such files
 */
public record AddedFilesRequest(
        String from,
        String to,
        OptionalInt mode,
        int userId,
        int groupId,
        List<String> includes,
        List<String> excludes,
        Optional<String> layer) {

    public AddedFilesRequest {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }

    /** All of a directory, to the root of the image. */
    static AddedFilesRequest of(String directory) {
        return new AddedFilesRequest(directory, "/", OptionalInt.empty(), 0, 0, List.of(), List.of(), Optional.empty());
    }
}
