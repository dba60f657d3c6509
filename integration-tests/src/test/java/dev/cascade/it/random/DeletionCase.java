package dev.cascade.it.random;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of a domain, and what is removed of them. */
record DeletionCase(Domain domain, List<Row> rows, List<JoinRow> joinRows, Removal removal) {

  /** The rows before, as {@link Tables#rows} reads them. */
  SortedMap<String, List<String>> rowsByTable() {
    var result = new TreeMap<String, List<String>>();
    domain.tables().forEach(each -> result.put(each, new ArrayList<>()));
    rows.forEach(each -> result.get(each.type()).add(each.toString()));
    joinRows.forEach(each -> result.get(each.table()).add(each.toString()));
    return result;
  }

  /** The case as text, a line for each relation, row and step. */
  @Override
  public String toString() {
    return "\ntypes "
        + domain.types()
        + lines(Stream.concat(domain.relations().stream(), domain.sharings().stream()))
        + "\nrows"
        + lines(Stream.concat(rows.stream(), joinRows.stream()))
        + "\ntransaction"
        + removal
        + "\n";
  }

  private static String lines(Stream<?> items) {
    return items.map(each -> "\n  " + each).collect(Collectors.joining());
  }
}
