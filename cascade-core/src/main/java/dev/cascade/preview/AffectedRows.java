package dev.cascade.preview;

import dev.cascade.plan.DeletionStep;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rows that a delete has deleted or changed, by us or by the database.
 *
 * @param deletedByEntity how many rows of each exact type went, roots included; keyed by the name
 *     that Hibernate gives it; only types of which rows went
 * @param byStep how many rows were deleted or changed over each relationship; with {@code UNLINK}
 *     those of the join table; also steps without rows
 */
public record AffectedRows(Map<String, Long> deletedByEntity, Map<DeletionStep, Long> byStep) {

  public AffectedRows {
    deletedByEntity = Collections.unmodifiableMap(new LinkedHashMap<>(deletedByEntity));
    byStep = Collections.unmodifiableMap(new LinkedHashMap<>(byStep));
  }

  /** Those that a preview names. */
  public static AffectedRows of(DeletionPreview preview) {
    var deleted = new LinkedHashMap<String, Long>();
    preview.deletedByEntity().forEach((entity, rows) -> deleted.put(entity, rows.number()));
    var bySteps = new LinkedHashMap<DeletionStep, Long>();
    preview.nodes().stream()
        .filter(PreviewNode::writes)
        .forEach(each -> bySteps.put(each.step(), each.rows().number()));
    return new AffectedRows(deleted, bySteps);
  }

  /** The rows that went of one exact type; 0 if none did. */
  public long deleted(Class<?> entity) {
    return deletedByEntity.getOrDefault(entity.getName(), 0L);
  }

  /**
   * The rows deleted or changed over one relationship, named as messages name it: {@code
   * User.posts}; of a join table and of the targets together; 0 if it was not touched.
   */
  public long over(String relationship) {
    return byStep.entrySet().stream()
        .filter(each -> each.getKey().relationship().path().equals(relationship))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** All of them: roots, rows below, and those of join tables. */
  public long total() {
    var beside =
        byStep.entrySet().stream()
            .filter(each -> !each.getKey().deletesFarRows())
            .mapToLong(Map.Entry::getValue)
            .sum();
    return deletedByEntity.values().stream().mapToLong(Long::longValue).sum() + beside;
  }
}
