/** Tests on the real thing: applications built by Maven, images built by container engines, containers that run. */
@NullMarked
package io.github.dockeroptimize.engine;

import org.jspecify.annotations.NullMarked;
