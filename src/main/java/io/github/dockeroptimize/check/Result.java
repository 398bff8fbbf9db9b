package io.github.dockeroptimize.check;

import java.util.List;

/**
 * What all rules together say, a line or more each, which begin with the rule's name.
 *
 * @param failures what the build fails for
 * @param warnings what is only said
 * @param unknown which rules couldn't be judged, and why
 * @param kept the names of those that were, and are kept
 */
public record Result(List<String> failures, List<String> warnings, List<String> unknown, List<String> kept) {

    public Result {
        failures = List.copyOf(failures);
        warnings = List.copyOf(warnings);
        unknown = List.copyOf(unknown);
        kept = List.copyOf(kept);
    }
}
