/** The main job in one command: what each cascade rule does to the rows, shown and checked. */
@NullMarked
package dev.cascade.it.demo;

import org.jspecify.annotations.NullMarked;
