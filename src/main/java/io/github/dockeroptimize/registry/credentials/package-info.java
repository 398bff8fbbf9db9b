/** Finds the credentials for a registry in the places where users of Jib and Docker have them. */
@NullMarked
package io.github.dockeroptimize.registry.credentials;

import org.jspecify.annotations.NullMarked;
