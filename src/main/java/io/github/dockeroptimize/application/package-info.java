/**
 * The result of a build as values: archive, libraries, start command and shape. The inspectors create them, the planner
 * reads them.
 */
@NullMarked
package io.github.dockeroptimize.application;

import org.jspecify.annotations.NullMarked;
