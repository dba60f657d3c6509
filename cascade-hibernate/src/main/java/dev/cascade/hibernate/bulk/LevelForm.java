package dev.cascade.hibernate.bulk;

import org.jspecify.annotations.Nullable;

/**
 * How the work of a level is done.
 *
 * @param action to rows that are known by their identifiers
 * @param simple in one statement with finding them; null where that is not possible
 */
record LevelForm(RowAction action, @Nullable SimpleDelete simple) {}
