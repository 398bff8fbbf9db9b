package io.github.dockeroptimize.inspect;

import java.nio.file.Path;
import java.util.Optional;

/** Recognises one shape of sources by its files. */
interface SourceInspector {

    /**
     * The project, or nothing where the folder holds something else.
     *
     * @param name of the module
     */
    Optional<SourceProject> inspect(Path folder, String name);
}
