package dev.cascade.it.random;

import java.util.List;

/** Which foreign keys carry their clause. */
enum KeyClauses {
  /** Those that the mapping needs. */
  AS_BACKED {
    @Override
    String clause(Relation relation) {
      if (!relation.backing().hasClause()) {
        return "";
      }
      return relation.refuses() ? onDelete(relation.action().sql()) : acting(relation);
    }

    @Override
    String clause(boolean backed) {
      return backed ? onDelete("CASCADE") : "";
    }
  },

  /**
   * All, so that the database does everything. What refuses is looked at when the transaction ends:
   * several DELETEs count together then, as all removals of a flush do.
   */
  ALL {
    @Override
    String clause(Relation relation) {
      return relation.refuses()
          ? onDelete("NO ACTION DEFERRABLE INITIALLY DEFERRED")
          : acting(relation);
    }

    @Override
    String clause(boolean backed) {
      return onDelete("CASCADE");
    }
  };

  abstract String clause(Relation relation);

  abstract String clause(boolean backed);

  /** The statement that adds the relation's key. */
  String of(Relation relation) {
    return key(relation.child(), relation.column(), relation.parent(), clause(relation));
  }

  /** The statements that add the join table's keys. */
  List<String> of(Sharing sharing) {
    return List.of(
        key(sharing.name(), "owner_id", sharing.owner(), clause(sharing.ownerClause())),
        key(sharing.name(), "target_id", sharing.target(), clause(sharing.targetClause())));
  }

  /**
   * A clause that acts, at once as always. What is deferred is only that PostgreSQL checks all keys
   * of a row again that SET NULL changed twice, though the row is about to go.
   */
  private static String acting(Relation relation) {
    return onDelete(relation.action().sql() + " DEFERRABLE INITIALLY DEFERRED");
  }

  private static String onDelete(String action) {
    return " on delete " + action;
  }

  private static String key(String table, String column, String parent, String clause) {
    return "alter table %s add foreign key (%s) references %s%s"
        .formatted(table, column, parent, clause);
  }
}
