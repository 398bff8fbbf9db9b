/**
 * What Maven knows of modules and of the reactor, and what a module is: nothing to do, packaged,
 * or compiled in the container.
 */
@NullMarked
package io.github.dockeroptimize.mojo.module;

import org.jspecify.annotations.NullMarked;
