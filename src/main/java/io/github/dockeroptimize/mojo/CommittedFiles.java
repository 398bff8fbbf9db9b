package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.check.CheckInput.CommittedFile;
import io.github.dockeroptimize.dockerfile.SourceFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Finds generated files that were committed. */
final class CommittedFiles {

    private final Function<Path, String> name;

    /**
     * @param name name of a file in messages
     */
    CommittedFiles(Function<Path, String> name) {
        this.name = name;
    }

    /** The files among these that exist and that this plugin wrote. */
    List<CommittedFile> ours(Map<Path, String> planned) throws IOException {
        List<CommittedFile> committed = new ArrayList<>();
        for (Map.Entry<Path, String> file : new TreeMap<>(planned).entrySet()) {
            if (Files.isRegularFile(file.getKey())) {
                CommittedFile found = committed(file.getKey(), file.getValue());
                if (SourceFiles.isOurs(found.text()) || !SourceFiles.isOurs(found.planned())) {
                    committed.add(found);
                }
            }
        }
        return committed;
    }

    /** A file that must exist. */
    CommittedFile committed(Path file, String planned) throws IOException {
        return new CommittedFile(
                name.apply(file), new String(Files.readAllBytes(file), StandardCharsets.UTF_8), planned);
    }
}
