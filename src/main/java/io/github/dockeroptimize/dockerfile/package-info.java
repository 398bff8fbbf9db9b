/**
 * From an {@link io.github.dockeroptimize.plan.ImagePlan} to a build context: the Dockerfile, its {@code .dockerignore},
 * the files that the image needs and nothing else, and the plan itself as JSON.
 */
@NullMarked
package io.github.dockeroptimize.dockerfile;

import org.jspecify.annotations.NullMarked;
