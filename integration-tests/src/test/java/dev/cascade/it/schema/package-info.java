/** What passive deletes leave to the database is held against the database's own foreign keys. */
@NullMarked
package dev.cascade.it.schema;

import org.jspecify.annotations.NullMarked;
