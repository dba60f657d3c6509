/** Deletes of very many rows, in chunks of a transaction each. */
@NullMarked
package dev.cascade.it.bulk;

import org.jspecify.annotations.NullMarked;
