/**
 * Two sessions at once, on PostgreSQL at READ COMMITTED: no lost rows, no orphan, a clear error.
 */
@NullMarked
package dev.cascade.it.concurrency;

import org.jspecify.annotations.NullMarked;
