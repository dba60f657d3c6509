/** Follows a delete through the database by SELECTs alone, and carries out what it found. */
@NullMarked
package dev.cascade.hibernate.preview;

import org.jspecify.annotations.NullMarked;
