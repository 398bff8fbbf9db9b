/**
 * What a built image holds and costs: reads archives, layouts and other sources of blobs, layer by layer, without
 * unpacking anything to a disk.
 */
@NullMarked
package io.github.dockeroptimize.report.image;

import org.jspecify.annotations.NullMarked;
