/** Decides which files of a directory belong to a project: what is under version control, less what never does. */
@NullMarked
package io.github.dockeroptimize.inspect.context;

import org.jspecify.annotations.NullMarked;
