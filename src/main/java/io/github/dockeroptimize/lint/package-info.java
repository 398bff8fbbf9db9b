/**
 * What is wrong with a Dockerfile, whoever wrote it? Its text becomes {@link io.github.dockeroptimize.lint.Finding}s, under
 * the names that BuildKit's checks and hadolint's rules have. Nothing is run, read or asked: what else is known comes with
 * the {@link io.github.dockeroptimize.lint.LintContext}.
 */
@NullMarked
package io.github.dockeroptimize.lint;

import org.jspecify.annotations.NullMarked;
