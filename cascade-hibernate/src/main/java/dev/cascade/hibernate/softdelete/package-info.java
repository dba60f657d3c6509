/** Says how rows are marked as deleted, hides those that are, and purges them. */
@NullMarked
package dev.cascade.hibernate.softdelete;

import org.jspecify.annotations.NullMarked;
