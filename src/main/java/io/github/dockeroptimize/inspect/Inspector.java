package io.github.dockeroptimize.inspect;

import java.util.Optional;

/** Recognises one build shape. */
interface Inspector {

    /** The application, or nothing where the build made something else. */
    Optional<Application> inspect(BuildOutput build);
}
