package dev.cascade.it.random;

import dev.cascade.it.random.CaseDraft.RowDraft;
import dev.cascade.it.random.CaseDraft.SharingDraft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that drafts stand for; the id of a row is its place, from 1 on. References that may not
 * be NULL lead to the row itself or to one before it, so that rows never need each other in a
 * circle; others lead anywhere.
 */
final class DraftedRows {

  private final Domain domain;
  private final List<RowDraft> drafts;
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Set<Integer>> taken = new HashMap<>();

  /** Rows of the drafts that are present; one without a place for a needed reference is none. */
  DraftedRows(Domain domain, List<RowDraft> drafts) {
    this.domain = domain;
    this.drafts = drafts;
    IntStream.rangeClosed(1, drafts.size())
        .filter(each -> drafts.get(each - 1).isPresent())
        .forEach(this::add);
    rows.forEach(this::fillNullable);
  }

  List<Row> rows() {
    return rows;
  }

  /** The first row from a place on, else the first of all. */
  Row at(int place) {
    return at(place, rows);
  }

  Stream<JoinRow> joinRows(Sharing sharing, SharingDraft draft) {
    var owners = rows(sharing.owner(), each -> true);
    var targets = rows(sharing.target(), each -> true);
    if (owners.isEmpty() || targets.isEmpty()) {
      return Stream.of();
    }
    return IntStream.range(0, Math.min(draft.owners().size(), draft.targets().size()))
        .mapToObj(
            each ->
                new JoinRow(
                    sharing.name(),
                    at(draft.owners().get(each), owners).id(),
                    at(draft.targets().get(each), targets).id()))
        .distinct()
        .sorted(Comparator.comparing(JoinRow::owner).thenComparing(JoinRow::target));
  }

  private void add(int id) {
    var draft = drafts.get(id - 1);
    var type = domain.types().get(draft.type() % domain.types().size());
    var row = new Row(type, id, new LinkedHashMap<>());
    var relations = domain.relationsOf(type);
    rows.add(row);
    for (var relation : relations) {
      var candidates = relation.nullable() ? List.<Row>of() : candidates(relation);
      if (!relation.nullable() && candidates.isEmpty()) {
        rows.remove(row);
        return;
      }
      var chosen = relation.nullable() ? null : at(number(row, relation), candidates).id();
      row.references().put(relation.name(), chosen);
    }
    relations.forEach(each -> take(each, row.references().get(each.name())));
  }

  private void fillNullable(Row row) {
    for (var relation : domain.relationsOf(row.type())) {
      var candidates = candidates(relation);
      var number = number(row, relation);
      if (relation.nullable() && number > 0 && !candidates.isEmpty()) {
        var chosen = at(number, candidates).id();
        row.references().put(relation.name(), chosen);
        take(relation, chosen);
      }
    }
  }

  private List<Row> candidates(Relation relation) {
    var held = relation.unique() ? taken.getOrDefault(relation.name(), Set.of()) : Set.of();
    return rows(relation.parent(), each -> !held.contains(each.id()));
  }

  private void take(Relation relation, @Nullable Integer id) {
    if (id != null) {
      taken.computeIfAbsent(relation.name(), each -> new HashSet<>()).add(id);
    }
  }

  private int number(Row row, Relation relation) {
    return drafts.get(row.id() - 1).references().get(relation.place());
  }

  private List<Row> rows(String type, Predicate<Row> condition) {
    return rows.stream().filter(each -> each.type().equals(type)).filter(condition).toList();
  }

  private static Row at(int place, List<Row> rows) {
    return rows.stream().filter(each -> each.id() >= place).findFirst().orElse(rows.get(0));
  }
}
