package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.refusal.ParentRequiredException;
import dev.cascade.model.EntityType;
import dev.cascade.model.Relationship.KeyHolder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.hibernate.PropertyValueException;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Refuses by name to store a child that a rule with DELETE_ORPHAN owns and that has no parent,
 * where its key is NOT NULL or the application requires parents. A child that was loaded without
 * one and is not touched is left alone. Safe for many threads.
 */
public final class RequiredParents {

  private final Associations associations;
  private final boolean isAnyOwned;

  /** By the rules of {@code associations}. */
  public RequiredParents(Associations associations) {
    this.associations = associations;
    this.isAnyOwned =
        associations.rules().all().stream()
            .filter(each -> each.has(CascadeOption.DELETE_ORPHAN))
            .anyMatch(each -> each.relationship().keyHolder() == KeyHolder.TARGET);
  }

  static boolean isOwned(Association key) {
    var rule = key.oppositeRule();
    return key.relationship().keyHolder() == KeyHolder.THIS
        && rule != null
        && rule.has(CascadeOption.DELETE_ORPHAN)
        && key.isWritten();
  }

  /**
   * Before a new object is inserted at once.
   *
   * @throws ParentRequiredException if its key is NOT NULL and empty, and Hibernate does not look
   */
  public void checkInsert(Object entity, EntityPersister persister, EventSource session) {
    if (isAnyOwned && !checksNullability(session)) {
      refuse(lacks(entity, persister, key -> !key.relationship().foreignKey().nullable()));
    }
  }

  /** What Hibernate refuses to save, in our words if it is for want of an owner. */
  public RuntimeException named(
      PropertyValueException refused, Object entity, EntityPersister persister) {
    var attribute =
        persister.getEntityName().equals(refused.getEntityName()) ? refused.getPropertyName() : "";
    var lacks = lacks(entity, persister, key -> key.relationship().attribute().equals(attribute));
    return lacks.isEmpty() ? refused : new ParentRequiredException(lacks.keySet(), refused);
  }

  private Map<String, PropertyValueException> lacks(
      Object entity, EntityPersister persister, Predicate<Association> which) {
    var lacks = new LinkedHashMap<String, PropertyValueException>();
    associations.of(persister).stream()
        .filter(key -> isOwned(key) && which.test(key))
        .filter(key -> key.isFetched(entity) && key.value(entity) == null)
        .forEach(
            key ->
                lacks.put(
                    lack(EntityType.simpleName(persister.getEntityName()) + " (new)", key),
                    nullValue(key, persister)));
    return lacks;
  }

  /** What Hibernate says where it looks. */
  static PropertyValueException nullValue(Association key, EntityPersister persister) {
    return new PropertyValueException(
        "not-null property references a null or transient value",
        persister.getEntityName(),
        key.relationship().attribute());
  }

  static String lack(String child, Association key) {
    var rule = key.oppositeRule();
    return "%s has no %s: %s is required by %s."
        .formatted(
            child,
            key.relationship().targetName(),
            key.relationship().path(),
            rule == null ? "" : rule.relationship().path());
  }

  /**
   * Before the cascades of a flush, and before Hibernate looks at what changed.
   *
   * @param isSent whether the flush is sure to send its statements
   * @throws ParentRequiredException if a child has no parent; it tells all
   */
  public void checkLoaded(SessionEntities entities, boolean isSent) {
    if (isAnyOwned && (isSent || checksNullability(entities.session()))) {
      refuse(new ParentlessChildren(entities, associations).lacks(isSent));
    }
  }

  /**
   * Before the statements of a flush, new objects included that it has found.
   *
   * @throws ParentRequiredException if a child has no parent; it tells all
   */
  public void check(EventSource session) {
    // Else Hibernate lets no key be null that may not.
    var canLack = associations.areParentsRequired() || !checksNullability(session);
    if (isAnyOwned && canLack && RequiredChildren.writes(session)) {
      var entities = associations.concernedIn(session);
      refuse(new ParentlessChildren(entities, associations).lacks(true));
    }
  }

  private static void refuse(Map<String, PropertyValueException> lacks) {
    if (!lacks.isEmpty()) {
      throw new ParentRequiredException(lacks.keySet(), lacks.values().iterator().next());
    }
  }

  private static boolean checksNullability(EventSource session) {
    return session.getFactory().getSessionFactoryOptions().isCheckNullability();
  }
}
