/**
 * Recognises projects that Maven does not package: one inspector per language for the sources, and one for the output
 * that the host has built.
 */
@NullMarked
package io.github.dockeroptimize.inspect;

import org.jspecify.annotations.NullMarked;
