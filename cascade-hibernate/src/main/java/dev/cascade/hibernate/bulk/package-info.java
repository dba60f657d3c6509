/** Deletes very many rows by the plans of ordinary removals, in chunks of a transaction each. */
@NullMarked
package dev.cascade.hibernate.bulk;

import org.jspecify.annotations.NullMarked;
