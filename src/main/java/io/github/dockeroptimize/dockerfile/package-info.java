/**
 * From an {@link io.github.dockeroptimize.plan.ImagePlan} to a build context: the Dockerfile, its {@code
 * .dockerignore}, only the files that the image needs, and the plan as JSON.
 */
@NullMarked
package io.github.dockeroptimize.dockerfile;

import org.jspecify.annotations.NullMarked;
