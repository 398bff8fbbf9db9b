/**
 * One thin class a goal: Maven's parameters in, a request out, exceptions turned into messages. The only room that knows
 * Maven.
 */
@NullMarked
package io.github.dockeroptimize.mojo;

import org.jspecify.annotations.NullMarked;
