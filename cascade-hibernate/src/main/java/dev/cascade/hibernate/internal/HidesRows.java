package dev.cascade.hibernate.internal;

import java.util.Map;
import org.hibernate.Filter;
import org.hibernate.sql.ast.spi.SqlAstCreationState;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;

/** A persister of a type whose deleted rows are hidden. */
interface HidesRows {

  /** Whether an instance of that type, initialised, is marked as deleted. */
  boolean isDeleted(Object instance);

  /** Restricts a join to rows that are shown. */
  void hideJoined(TableGroupJoin join, Map<String, Filter> enabled, SqlAstCreationState state);

  /** The column that is null in a row that lives; in the root table. */
  String deletedAtColumn();
}
