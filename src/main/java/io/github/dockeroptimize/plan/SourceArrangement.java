package io.github.dockeroptimize.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How one shape is built from its sources, and how it starts.
 *
 * @param builder what compiles it
 * @param baseImage what it runs on, the user's choice where there is one
 * @param root the application's folder
 * @param command what starts it; empty where the base does
 * @param environment defaults of the shape, which the user's override
 * @param port what the shape is known to listen on
 * @param workingDirectory empty: the base image's
 */
record SourceArrangement(
        BaseImage builder,
        BaseImage baseImage,
        ImagePath root,
        List<String> command,
        Map<String, String> environment,
        OptionalInt port,
        Optional<ImagePath> workingDirectory,
        List<String> notes) {}
