/**
 * The bytes of an {@link io.github.dockeroptimize.plan.Source}: writes them, and computes keys and times without
 * reading all of them.
 */
@NullMarked
package io.github.dockeroptimize.content;

import org.jspecify.annotations.NullMarked;
