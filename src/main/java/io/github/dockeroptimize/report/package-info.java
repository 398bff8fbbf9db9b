/**
 * What an image costs: measures the plan, and writes the numbers as a table, JSON and a page. Pure functions on
 * immutable values; sizes are in bytes.
 */
@NullMarked
package io.github.dockeroptimize.report;

import org.jspecify.annotations.NullMarked;
