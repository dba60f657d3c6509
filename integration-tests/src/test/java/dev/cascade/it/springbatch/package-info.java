/** Deletes in batches as jobs of Spring Batch, in threads and in several JVMs. */
@NullMarked
package dev.cascade.it.springbatch;

import org.jspecify.annotations.NullMarked;
