/**
 * The image formats of OCI and Docker as values, and their readers: archives, layouts and other sources of blobs, layer
 * by layer, without unpacking to disk and with limits against hostile input.
 */
@NullMarked
package io.github.dockeroptimize.image;

import org.jspecify.annotations.NullMarked;
