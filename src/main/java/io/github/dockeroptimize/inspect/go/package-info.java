/** Reads Go modules. */
@NullMarked
package io.github.dockeroptimize.inspect.go;

import org.jspecify.annotations.NullMarked;
