package dev.cascade.hibernate.preview;

import dev.cascade.hibernate.preview.DeletedRows.Found;
import dev.cascade.hibernate.preview.DeletionCount.Counted;
import dev.cascade.hibernate.preview.WaitingSteps.Waiting;
import dev.cascade.model.DomainModel;
import dev.cascade.model.EntityType;
import dev.cascade.plan.DeletionStep;
import dev.cascade.preview.PreviewNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Looks, after a delete, for rows that its plan takes and that are still there. */
final class RowsLeft {

  private final Counted planned;
  private final DomainModel model;

  RowsLeft(Counted planned, DomainModel model) {
    this.planned = planned;
    this.model = model;
  }

  /** In words, by type and by relationship; empty if all went. */
  List<String> find() {
    return Stream.concat(deleted(), changed()).toList();
  }

  private Stream<String> deleted() {
    var idsByType = new LinkedHashMap<String, List<Object>>();
    planned.walk().deleted().all().stream()
        .map(Found::row)
        .filter(row -> !keepsRows(row.type()))
        .forEach(
            row -> idsByType.computeIfAbsent(row.type(), type -> new ArrayList<>()).add(row.id()));
    return idsByType.entrySet().stream()
        .flatMap(
            each ->
                words(
                    model.entity(each.getKey()).simpleName(),
                    planned.rows().existing(each.getKey(), each.getValue()).size()));
  }

  private Stream<String> changed() {
    return planned.walk().waiting().stream()
        .filter(each -> isSeen(each.step()))
        .flatMap(each -> words(each.step().path(), numberLeft(each)));
  }

  private long numberLeft(Waiting waiting) {
    return planned.rows().number(planned.rows().farEnd(waiting.step()), waiting.nearIds());
  }

  // Links are found over the rows at their ends, which are gone; marked rows stay.
  private boolean isSeen(DeletionStep step) {
    return PreviewNode.writes(step)
        && !Plan.isBetween(step)
        && !keepsRows(step.relationship().entity())
        && !keepsRows(step.relationship().target());
  }

  private boolean keepsRows(String entity) {
    return model.withSubtypes(entity).stream().anyMatch(EntityType::keepsRows);
  }

  private static Stream<String> words(String place, long number) {
    return number == 0 ? Stream.of() : Stream.of("%s: %d rows".formatted(place, number));
  }
}
