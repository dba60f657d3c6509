package dev.cascade.hibernate.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.Association;

/** The indexes that the foreign keys on the way have in the database. Read once a table. */
final class KeyIndexes {

  private final SessionFactoryImplementor sessions;
  private final Transactions reading;
  private final Map<String, List<List<String>>> byTable = new HashMap<>();

  KeyIndexes(SessionFactoryImplementor sessions, Transactions reading) {
    this.sessions = sessions;
    this.reading = reading;
  }

  /** Whether one has the rows of a parent in the order of their identifiers. */
  boolean areOrdered(SimpleTable table) {
    return begins(table.name(), List.of(table.key().plainName(), table.id().plainName()));
  }

  /** Statements that make those that are missing; empty if none is, or if it cannot be told. */
  Set<String> missing(List<Level> levels) {
    var ddl = new LinkedHashSet<String>();
    for (var level : levels) {
      level.hops().forEach(hop -> addMissing(hop, ddl));
    }
    return ddl;
  }

  private void addMissing(Hop hop, Set<String> ddl) {
    if (hop.child().findByPath(hop.way().key()) instanceof Association association) {
      var key = association.getForeignKeyDescriptor();
      var columns = new ArrayList<String>();
      key.visitKeySelectables((at, column) -> columns.add(column.getSelectionExpression()));
      var table = key.getKeyTable();
      if (isReadable(table) && !begins(table, columns.stream().map(KeyColumn::plain).toList())) {
        var id = hop.child().getIdentifierTableDetails().getTableName().equals(table);
        var all = new ArrayList<>(columns);
        if (id && hop.isSimple()) {
          all.add(
              hop.child()
                  .getIdentifierTableDetails()
                  .getKeyDetails()
                  .getKeyColumn(0)
                  .getColumnName());
        }
        ddl.add("create index on %s (%s);".formatted(table, String.join(", ", all)));
      }
    }
  }

  // A table that is a subselect has no indexes.
  private static boolean isReadable(String table) {
    return !table.contains(" ");
  }

  private boolean begins(String table, List<String> columns) {
    return indexes(table).stream()
        .anyMatch(
            each ->
                each.size() >= columns.size()
                    && Set.copyOf(each.subList(0, columns.size())).equals(Set.copyOf(columns))
                    && (columns.size() < 2 || each.get(0).equals(columns.get(0))));
  }

  private List<List<String>> indexes(String table) {
    return byTable.computeIfAbsent(
        table, name -> reading.in(session -> LiveIndexes.of(session, sessions).read(name)));
  }
}
