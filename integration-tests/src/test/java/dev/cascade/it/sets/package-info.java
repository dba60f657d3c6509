/**
 * Children that go, or are released, as a set: which statements, which rows, what stays in memory.
 */
@NullMarked
package dev.cascade.it.sets;

import org.jspecify.annotations.NullMarked;
