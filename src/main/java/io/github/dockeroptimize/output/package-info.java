/** What every room needs that writes files. */
@NullMarked
package io.github.dockeroptimize.output;

import org.jspecify.annotations.NullMarked;
