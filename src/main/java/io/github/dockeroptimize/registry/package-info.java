/** The client of registries: connections, tokens, mirrors and time limits. */
@NullMarked
package io.github.dockeroptimize.registry;

import org.jspecify.annotations.NullMarked;
