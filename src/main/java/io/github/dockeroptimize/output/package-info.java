/** Output helpers that are shared by all packages that write files. */
@NullMarked
package io.github.dockeroptimize.output;

import org.jspecify.annotations.NullMarked;
