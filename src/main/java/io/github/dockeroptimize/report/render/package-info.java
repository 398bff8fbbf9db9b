/** Writes a report as text for a terminal, as JSON and as an HTML page. */
@NullMarked
package io.github.dockeroptimize.report.render;

import org.jspecify.annotations.NullMarked;
