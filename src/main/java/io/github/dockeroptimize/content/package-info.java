/**
 * The bytes behind an {@link io.github.dockeroptimize.plan.Source}: writing them, and telling whether they are the same
 * as before without reading them all.
 */
@NullMarked
package io.github.dockeroptimize.content;

import org.jspecify.annotations.NullMarked;
