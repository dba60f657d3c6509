/** Measures what rules cost and save, against Hibernate alone; run by hand, never as a test. */
@NullMarked
package dev.cascade.it.benchmark;

import org.jspecify.annotations.NullMarked;
