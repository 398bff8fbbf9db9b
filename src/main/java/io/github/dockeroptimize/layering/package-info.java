/**
 * Which release dependency goes to which layer: for one application by what one bump is expected to move, for a reactor by
 * what its modules share besides. Pure functions on immutable values; sizes are in bytes.
 */
@NullMarked
package io.github.dockeroptimize.layering;

import org.jspecify.annotations.NullMarked;
