/** Deletes of a million rows in batches: throughput, waits of others, memory. */
@NullMarked
package dev.cascade.it.benchmark.batch;

import org.jspecify.annotations.NullMarked;
