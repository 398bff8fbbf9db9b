/**
 * What did the build make? One inspector for each build shape, tried in a fixed order, each giving an
 * {@link io.github.dockeroptimize.inspect.Application} or nothing. The packaged archive is the truth, not the POM.
 */
@NullMarked
package io.github.dockeroptimize.inspect;

import org.jspecify.annotations.NullMarked;
