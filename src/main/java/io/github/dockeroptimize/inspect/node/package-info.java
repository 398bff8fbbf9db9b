/** Reads Node.js projects. */
@NullMarked
package io.github.dockeroptimize.inspect.node;

import org.jspecify.annotations.NullMarked;
