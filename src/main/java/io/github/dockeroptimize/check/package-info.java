/** What an image may cost and has to be, and what it breaks of that. */
@NullMarked
package io.github.dockeroptimize.check;

import org.jspecify.annotations.NullMarked;
