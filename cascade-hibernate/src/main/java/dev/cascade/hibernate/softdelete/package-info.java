/** Marks rows as deleted, and hides them. */
@NullMarked
package dev.cascade.hibernate.softdelete;

import org.jspecify.annotations.NullMarked;
