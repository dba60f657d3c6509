/** Holds the database's live keys and indexes against what rules leave to them. */
@NullMarked
package dev.cascade.hibernate.schema;

import org.jspecify.annotations.NullMarked;
