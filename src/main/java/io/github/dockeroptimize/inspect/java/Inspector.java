package io.github.dockeroptimize.inspect.java;

import io.github.dockeroptimize.application.Application;
import java.util.Optional;

/** Recognises one build shape. */
interface Inspector {

    /** The application; empty if the build produced another shape. */
    Optional<Application> inspect(BuildOutput build);
}
