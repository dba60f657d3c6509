package dev.cascade.hibernate.preview;

import dev.cascade.plan.DeletionStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Steps that are looked at when all deleted rows are known, with the rows that they start from. */
final class WaitingSteps {

  private final Map<Key, Waiting> byKey = new LinkedHashMap<>();

  /** The step also starts from those rows. */
  void add(DeletionStep step, boolean isByDatabase, List<Object> nearIds) {
    byKey
        .computeIfAbsent(
            new Key(StepKey.of(step), isByDatabase),
            key -> new Waiting(step, isByDatabase, new ArrayList<>()))
        .nearIds()
        .addAll(nearIds);
  }

  List<Waiting> all() {
    return List.copyOf(byKey.values());
  }

  private record Key(StepKey step, boolean isByDatabase) {}

  /**
   * A step with the rows that it starts from.
   *
   * @param isByDatabase whether the database alone deletes the rows that it starts from
   */
  record Waiting(DeletionStep step, boolean isByDatabase, List<Object> nearIds) {}
}
