package dev.cascade.hibernate.softdelete;

import dev.cascade.hibernate.internal.Deletion;
import dev.cascade.model.DeletionAttributes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of one entity type are marked as deleted. Immutable.
 *
 * @param persister of that type, which may be a subtype of the one that is annotated
 * @param attributes their names
 * @param time the type of the attribute that says when
 */
public record SoftDeletion(
    EntityPersister persister, DeletionAttributes attributes, DeletionTime time) {

  static SoftDeletion of(EntityPersister persister, DeletionAttributes attributes) {
    var index = persister.getPropertyIndex(attributes.deletedAt());
    var type = persister.getPropertyTypes()[index].getReturnedClass();
    return new SoftDeletion(persister, attributes, DeletionTime.of(type).orElseThrow());
  }

  /** The attribute that says when; null in it says that the row lives. */
  public String deletedAt() {
    return attributes.deletedAt();
  }

  /** The attribute that says by which deletion, or null if that is not kept. */
  public @Nullable String deletionId() {
    return attributes.deletionId();
  }

  /** The attribute that says by whom, or null if that is not kept. */
  public @Nullable String deletedBy() {
    return attributes.deletedBy();
  }

  /** A point in time as {@link #deletedAt} keeps it, in whole microseconds. */
  public Object at(Instant now) {
    return time.at(now);
  }

  /**
   * The attributes of a row that a deletion marks, and their values; that which says when first.
   */
  public Map<String, @Nullable Object> marks(Deletion deletion) {
    var marks = new LinkedHashMap<String, @Nullable Object>();
    marks.put(deletedAt(), at(deletion.at()));
    if (deletionId() != null) {
      marks.put(deletionId(), deletion.id());
    }
    var deletedBy = deletedBy();
    if (deletedBy != null) {
      marks.put(deletedBy, by(deletedBy, deletion));
    }
    return marks;
  }

  private @Nullable Object by(String deletedBy, Deletion deletion) {
    var type = persister.getPropertyTypes()[indexOf(deletedBy)].getReturnedClass();
    if (deletion.by() != null && !type.isInstance(deletion.by())) {
      throw new IllegalStateException(
          "%s.%s is of type %s, but the supplier of cascade.soft-delete.deleted-by has given a %s. Let both be of one type."
              .formatted(
                  persister.getEntityName(),
                  deletedBy,
                  type.getSimpleName(),
                  deletion.by().getClass().getName()));
    }
    return deletion.by();
  }

  /** Whether an instance of that type, initialised, is marked as deleted. */
  public boolean isDeleted(Object instance) {
    return persister.getValue(instance, indexOf(deletedAt())) != null;
  }

  /** Where the attribute stands among the type's properties: in loaded states, for instance. */
  public int indexOf(String attribute) {
    return persister.getPropertyIndex(attribute);
  }
}
