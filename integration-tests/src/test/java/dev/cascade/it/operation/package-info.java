/** What listeners, log and recordings hear of removals and restores. */
@NullMarked
package dev.cascade.it.operation;

import org.jspecify.annotations.NullMarked;
