/** Deletes in batches as Spring Batch jobs; needs Spring Batch, which is optional. */
@NullMarked
package dev.cascade.spring.batch;

import org.jspecify.annotations.NullMarked;
