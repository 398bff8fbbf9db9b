/** The cache that builds on one machine share: layers by content, the last push, and pruning. */
@NullMarked
package io.github.dockeroptimize.container.cache;

import org.jspecify.annotations.NullMarked;
