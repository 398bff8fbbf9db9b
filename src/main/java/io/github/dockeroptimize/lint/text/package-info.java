/** Parses a Dockerfile as BuildKit does: instructions, flags, variables and their expansion; and the finding. */
@NullMarked
package io.github.dockeroptimize.lint.text;

import org.jspecify.annotations.NullMarked;
