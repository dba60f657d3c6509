/** The ways to delete a user that are held against each other, each with a mapping of its own. */
@NullMarked
package dev.cascade.it.benchmark.rival;

import org.jspecify.annotations.NullMarked;
