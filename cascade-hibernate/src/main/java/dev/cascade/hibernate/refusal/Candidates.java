package dev.cascade.hibernate.refusal;

import dev.cascade.model.MappedKey;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Finds the keys that a report may be about. Several if the database names its constraints itself,
 * and nothing else tells them apart; empty if the mapping knows of none.
 */
record Candidates(List<MappedKey> keys) {

  /** A parent's row is held by a child's. */
  List<MappedKey> holding(Report report) {
    return byConstraint(
        report,
        key ->
            key.parentTable().equalsIgnoreCase(report.name(0))
                && key.table().equalsIgnoreCase(report.name(2)));
  }

  /** A child's row has no parent. */
  List<MappedKey> dangling(Report report) {
    return byConstraint(
        report,
        key ->
            key.table().equalsIgnoreCase(report.name(0))
                && (report.columns().isEmpty() || isOn(key, report.columns())));
  }

  /** A child's key is NULL. */
  List<MappedKey> empty(Report report) {
    return filter(
        keys, key -> report.names(key.table()) && key.columns().stream().anyMatch(report::names));
  }

  private List<MappedKey> byConstraint(Report report, Predicate<MappedKey> otherwise) {
    var named = filter(keys, key -> report.names(key.constraint()));
    // Only names of one table's constraints are unique.
    var inTable = filter(named, key -> report.names(key.table()));
    if (!inTable.isEmpty()) {
      return inTable;
    }
    var likely = filter(keys, otherwise);
    // A partition is named in place of its table.
    return likely.isEmpty() ? named : byColumnsInName(likely, report.name(1));
  }

  // posts_user_id_fkey, fk_posts_user_id: by habit, and PostgreSQL's own rule, names tell columns.
  private static List<MappedKey> byColumnsInName(List<MappedKey> keys, String constraint) {
    var told = filter(keys, key -> wordsOf(constraint).contains(wordsOf(key.columns())));
    return told.stream()
        .max(Comparator.comparingInt(key -> wordsOf(key.columns()).length()))
        .map(List::of)
        .orElse(keys);
  }

  private static String wordsOf(List<String> columns) {
    return wordsOf(String.join("_", columns));
  }

  private static String wordsOf(String name) {
    return "_" + name.toLowerCase(Locale.ROOT) + "_";
  }

  private static boolean isOn(MappedKey key, List<String> columns) {
    return key.columns().size() == columns.size()
        && key.columns().stream()
            .allMatch(each -> columns.stream().anyMatch(each::equalsIgnoreCase));
  }

  private static List<MappedKey> filter(List<MappedKey> keys, Predicate<MappedKey> which) {
    return keys.stream().filter(which).toList();
  }
}
