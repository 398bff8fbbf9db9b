/**
 * Checks any Dockerfile: turns its text into {@link io.github.dockeroptimize.lint.text.Finding}s with the names of BuildKit's
 * checks and hadolint's rules. Nothing is run, read or requested; further input comes with the {@link
 * io.github.dockeroptimize.lint.text.LintContext}.
 */
@NullMarked
package io.github.dockeroptimize.lint;

import org.jspecify.annotations.NullMarked;
