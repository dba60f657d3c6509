package dev.cascade.it.random;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one transaction does: loads, then removes, in the order given.
 *
 * @param loads what is in the session before
 * @param roots what is removed
 */
record Removal(List<Load> loads, List<Root> roots) {

  /** A row that is found, and the collections of it that are initialised. */
  record Load(Row row, List<String> collections) {

    @Override
    public String toString() {
      return "find " + row.label() + (collections.isEmpty() ? "" : " and its " + collections);
    }
  }

  /** A row that is removed, found or by a bare reference. */
  record Root(Row row, boolean isReference) {

    @Override
    public String toString() {
      return "remove " + row.label() + (isReference ? " by reference" : "");
    }
  }

  @Override
  public String toString() {
    return Stream.concat(loads.stream(), roots.stream())
        .map(each -> "\n  " + each)
        .collect(Collectors.joining());
  }
}
