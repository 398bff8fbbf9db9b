/** What the images of a reactor cost together. */
@NullMarked
package io.github.dockeroptimize.report.fleet;

import org.jspecify.annotations.NullMarked;
