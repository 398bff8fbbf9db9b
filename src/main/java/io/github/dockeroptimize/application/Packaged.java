package io.github.dockeroptimize.application;

import java.nio.file.Path;
import java.util.Optional;

/** What a build has packaged: an archive, or a directory such as that of Quarkus' fast-jar. */
public interface Packaged {

    /** The archive's file, or the directory. */
    Path file();

    /** The name in messages and in the plan: the path relative to the module. */
    String displayName();

    /** The archive; empty if this is a directory. */
    Optional<Archive> archive();
}
