package io.github.dockeroptimize.lint.text;

import java.util.Optional;
import java.util.Set;

/**
 * The input of the linter in addition to the text of a Dockerfile.
 *
 * @param ignoreFile the text of its {@code .dockerignore}
 * @param registries the registries that images may come from, with a {@code *} at either end; empty allows all
 */
public record LintContext(Optional<String> ignoreFile, Set<String> registries) {

    public LintContext {
        registries = Set.copyOf(registries);
    }

    /** The empty context. */
    public static LintContext none() {
        return new LintContext(Optional.empty(), Set.of());
    }
}
