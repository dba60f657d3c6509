/** Brings back rows that a removal marked as deleted, by the plan by which it took them. */
@NullMarked
package dev.cascade.hibernate.restore;

import org.jspecify.annotations.NullMarked;
