/**
 * One thin class per goal: turns Maven's parameters into a request, and exceptions into messages. The only package that
 * depends on Maven.
 */
@NullMarked
package io.github.dockeroptimize.mojo;

import org.jspecify.annotations.NullMarked;
