/**
 * What will the image hold? An {@link io.github.dockeroptimize.inspect.Application} and
 * {@link io.github.dockeroptimize.plan.Options} become an {@link io.github.dockeroptimize.plan.ImagePlan}: pure functions
 * on immutable values, with no file written, no network and no clock.
 */
@NullMarked
package io.github.dockeroptimize.plan;

import org.jspecify.annotations.NullMarked;
