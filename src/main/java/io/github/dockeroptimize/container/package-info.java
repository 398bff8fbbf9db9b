/** From an {@link io.github.dockeroptimize.plan.ImagePlan} to an image, without a container engine. */
@NullMarked
package io.github.dockeroptimize.container;

import org.jspecify.annotations.NullMarked;
