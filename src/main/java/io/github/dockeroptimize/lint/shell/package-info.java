/** Parses the shell scripts of a Dockerfile into the commands that they call. */
@NullMarked
package io.github.dockeroptimize.lint.shell;

import org.jspecify.annotations.NullMarked;
