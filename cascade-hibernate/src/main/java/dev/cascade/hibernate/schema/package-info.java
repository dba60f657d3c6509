/** Holds the database's live foreign keys against what rules leave to them. */
@NullMarked
package dev.cascade.hibernate.schema;

import org.jspecify.annotations.NullMarked;
