package dev.cascade.hibernate.softdelete;

import dev.cascade.DeletedAt;
import dev.cascade.DeletionId;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A superclass for entities whose rows are marked as deleted, in columns {@code deleted_at} and
 * {@code deletion_id}.
 *
 * <p>For those who want it: {@link DeletedAt} and {@link DeletionId} on attributes of one's own do
 * the same.
 */
@MappedSuperclass
@Access(AccessType.FIELD)
public abstract class SoftDeletable {

  @DeletedAt
  @Column(name = "deleted_at")
  private @Nullable Instant deletedAt;

  @DeletionId
  @Column(name = "deletion_id")
  private @Nullable UUID deletionId;

  /** When it was deleted; null while it lives. */
  public @Nullable Instant getDeletedAt() {
    return deletedAt;
  }

  /** Which deletion took it; null while it lives. */
  public @Nullable UUID getDeletionId() {
    return deletionId;
  }

  /** Whether it is marked as deleted. */
  public boolean isDeleted() {
    return deletedAt != null;
  }

  /**
   * What an attribute refers to, or null while that is deleted: for a method that hides deleted
   * objects and leaves the attribute, and so the foreign key, as they are. Loads the object if it
   * is a reference that was not loaded yet.
   *
   * <p>Not for a getter by which Hibernate itself reads the attribute: it would write the key as
   * null.
   */
  protected static <T extends SoftDeletable> @Nullable T live(@Nullable T referred) {
    return referred == null || referred.isDeleted() ? null : referred;
  }
}
