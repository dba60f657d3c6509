/** Measures what rules cost and save, against rivals in the same run; never as a test. */
@NullMarked
package dev.cascade.it.benchmark;

import org.jspecify.annotations.NullMarked;
