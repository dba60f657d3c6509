/** Finds what changed hands since the last flush, and who is left without a parent. */
@NullMarked
package dev.cascade.hibernate.orphan;

import org.jspecify.annotations.NullMarked;
