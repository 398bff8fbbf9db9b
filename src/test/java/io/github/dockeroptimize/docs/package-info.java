/** The documentation is tested as the code is: what it links to is there, and its reference is the plugin's own descriptor. */
@NullMarked
package io.github.dockeroptimize.docs;

import org.jspecify.annotations.NullMarked;
