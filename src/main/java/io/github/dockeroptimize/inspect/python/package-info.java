/** Reads Python projects. */
@NullMarked
package io.github.dockeroptimize.inspect.python;

import org.jspecify.annotations.NullMarked;
