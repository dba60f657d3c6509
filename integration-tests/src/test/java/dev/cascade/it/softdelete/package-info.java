/** Soft deletes: rows that are marked are hidden, and nothing that refers to them is lost. */
@NullMarked
package dev.cascade.it.softdelete;

import org.jspecify.annotations.NullMarked;
