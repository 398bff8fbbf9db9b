/**
 * Plans the content of the image: an {@link io.github.dockeroptimize.application.Application} and {@link
 * io.github.dockeroptimize.plan.Options} become an {@link io.github.dockeroptimize.plan.ImagePlan}: pure functions on
 * immutable values, without file output, network or clock.
 */
@NullMarked
package io.github.dockeroptimize.plan;

import org.jspecify.annotations.NullMarked;
