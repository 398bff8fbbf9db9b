package io.github.dockeroptimize.check;

import java.util.List;

/**
 * The outcome of all rules.
 *
 * @param failures violations that fail the build
 * @param warnings violations that are only reported
 * @param unknown rules that couldn't be checked, and why
 * @param kept names of the rules that passed
 */
public record Result(List<Broken> failures, List<Broken> warnings, List<Broken> unknown, List<String> kept) {

    public Result {
        failures = List.copyOf(failures);
        warnings = List.copyOf(warnings);
        unknown = List.copyOf(unknown);
        kept = List.copyOf(kept);
    }
}
