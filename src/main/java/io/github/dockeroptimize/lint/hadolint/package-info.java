/** hadolint's rules, and three of ShellCheck's, in classes named {@code *Rules}. */
@NullMarked
package io.github.dockeroptimize.lint.hadolint;

import org.jspecify.annotations.NullMarked;
