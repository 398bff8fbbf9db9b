/** BuildKit's checks, in classes named {@code *Checks}. */
@NullMarked
package io.github.dockeroptimize.lint.buildkit;

import org.jspecify.annotations.NullMarked;
