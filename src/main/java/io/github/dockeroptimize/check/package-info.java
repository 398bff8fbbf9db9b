/** The rules for images and Dockerfiles, and the check of them. */
@NullMarked
package io.github.dockeroptimize.check;

import org.jspecify.annotations.NullMarked;
