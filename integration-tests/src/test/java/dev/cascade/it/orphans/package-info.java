/** Who is an orphan, and what frees a unique value in time: every way to say it, every mapping. */
@NullMarked
package dev.cascade.it.orphans;

import org.jspecify.annotations.NullMarked;
