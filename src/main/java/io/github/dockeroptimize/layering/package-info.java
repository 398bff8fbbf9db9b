/**
 * Assigns release dependencies to layers: for one application by the expected bytes that a bump moves, for a reactor
 * also by the artifacts that its modules share. Pure functions on immutable values; sizes are in bytes.
 */
@NullMarked
package io.github.dockeroptimize.layering;

import org.jspecify.annotations.NullMarked;
