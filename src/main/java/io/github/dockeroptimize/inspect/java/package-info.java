/**
 * Recognises what the build has packaged: one inspector per shape of archive, tried in a fixed order. Each returns an
 * {@link io.github.dockeroptimize.application.Application} or nothing. The packaged archive decides, not the POM.
 */
@NullMarked
package io.github.dockeroptimize.inspect.java;

import org.jspecify.annotations.NullMarked;
