/**
 * What an image costs: numbers from the plan, and from numbers a table, JSON and a page. Pure functions on immutable values;
 * sizes are in bytes.
 */
@NullMarked
package io.github.dockeroptimize.report;

import org.jspecify.annotations.NullMarked;
