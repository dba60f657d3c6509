package dev.cascade.hibernate.execute;

import dev.cascade.OnMergeNull;
import dev.cascade.hibernate.internal.SessionEntities;
import jakarta.persistence.PersistenceException;
import java.util.List;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CollectionType;
import org.jspecify.annotations.Nullable;

/** The associations of a detached object that are null and, by their rule, say nothing. */
public final class UnsetAssociations {

  private final EntityPersister persister;
  private final List<Association> unset;
  private final List<Association> inNullEmbeddables;

  private UnsetAssociations(
      EntityPersister persister, List<Association> unset, List<Association> inNullEmbeddables) {
    this.persister = persister;
    this.unset = unset;
    this.inNullEmbeddables = inNullEmbeddables;
  }

  /**
   * Of that object.
   *
   * @throws PersistenceException if a rule refuses null
   */
  public static UnsetAssociations of(
      Object entity, EntityPersister persister, Associations associations) {
    var nulls =
        associations.of(persister).stream()
            .filter(each -> each.isFetched(entity) && each.value(entity) == null)
            .toList();
    nulls.stream()
        .filter(each -> onMergeNull(each) == OnMergeNull.FAIL)
        .forEach(UnsetAssociations::refuse);
    var unset = nulls.stream().filter(each -> onMergeNull(each) == OnMergeNull.UNCHANGED).toList();
    return new UnsetAssociations(
        persister, unset, unset.stream().filter(each -> each.isInNullEmbeddable(entity)).toList());
  }

  /** Gives the detached object what the managed one has, so that copying changes nothing there. */
  public void fillFrom(@Nullable Object managed, Object entity, EventSource session) {
    var target = SessionEntities.of(session).resolve(managed);
    if (target != null) {
      unset.forEach(each -> each.set(entity, unchanged(each, target, session), session));
    }
  }

  /** Makes them null again. */
  public void restore(Object entity, EventSource session) {
    unset.forEach(each -> each.set(entity, null, session));
    inNullEmbeddables.forEach(
        each -> persister.setValue(entity, persister.getPropertyIndex(each.name()), null));
  }

  // Merge copies nothing from a collection that is not loaded.
  private static @Nullable Object unchanged(
      Association association, Object managed, EventSource session) {
    if (association.type() instanceof CollectionType type) {
      var role = session.getFactory().getMappingMetamodel().getCollectionDescriptor(type.getRole());
      return type.instantiate(session, role, null);
    }
    return association.value(managed);
  }

  // A child's own side without a rule: its parent's rule is about the same reference, and null in a
  // part of
  // an object shall not make an orphan of it.
  private static OnMergeNull onMergeNull(Association association) {
    var rule = association.rule();
    if (rule != null) {
      return rule.onMergeNull();
    }
    return association.oppositeRule() == null ? OnMergeNull.EMPTY : OnMergeNull.UNCHANGED;
  }

  private static void refuse(Association association) {
    throw new PersistenceException(
        "%s is null in a detached object, and its rule has onMergeNull = FAIL. Set it, or let the rule say what null means."
            .formatted(association.relationship().path()));
  }
}
