/** Servers and proxies of settings.xml, decrypted one at a time. */
@NullMarked
package io.github.dockeroptimize.mojo.settings;

import org.jspecify.annotations.NullMarked;
