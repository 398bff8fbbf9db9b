/** What every room shares: the one way to say that the input is wrong. */
@NullMarked
package io.github.dockeroptimize;

import org.jspecify.annotations.NullMarked;
