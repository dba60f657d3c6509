package dev.cascade.hibernate.mapping;

import dev.cascade.DeletedAt;
import dev.cascade.DeletedBy;
import dev.cascade.DeletionId;
import java.lang.annotation.Annotation;

/** The annotations of attributes that mark rows as deleted. */
enum DeletionMark {
  DELETED_AT(DeletedAt.class, "an Instant, an OffsetDateTime or a LocalDateTime"),
  DELETION_ID(DeletionId.class, "a UUID"),
  DELETED_BY(DeletedBy.class, "a value in one column");

  private final Class<? extends Annotation> annotation;
  private final String kept;

  DeletionMark(Class<? extends Annotation> annotation, String kept) {
    this.annotation = annotation;
    this.kept = kept;
  }

  Class<? extends Annotation> annotation() {
    return annotation;
  }

  /** The annotation as it is written, {@code @DeletedAt}. */
  String text() {
    return "@" + annotation.getSimpleName();
  }

  /** What an attribute must be to keep it, with an article. */
  String kept() {
    return kept;
  }
}
