package dev.cascade.hibernate.execute;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.rule.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SelfDirtinessTracker;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.AbstractEntityPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * One side of a relationship at run time: reads and writes it on objects of one entity type.
 *
 * <p>A rule on the side, on its opposite, or a stated ON DELETE makes a side one. Immutable.
 */
public final class Association {

  private final EntityPersister persister;
  private final Relationship relationship;
  private final @Nullable Rule rule;
  private final @Nullable Relationship opposite;
  private final @Nullable Rule oppositeRule;
  private final AttributePath path;
  private final int index;
  private final boolean isLazy;

  Association(
      EntityPersister persister,
      Relationship relationship,
      @Nullable Rule rule,
      @Nullable Relationship opposite,
      @Nullable Rule oppositeRule) {
    this.persister = persister;
    this.relationship = relationship;
    this.rule = rule;
    this.opposite = opposite;
    this.oppositeRule = oppositeRule;
    this.path = new AttributePath(persister, relationship.attribute());
    this.index = path.index();
    this.isLazy = persister.getBytecodeEnhancementMetadata().isEnhancedForLazyLoading();
  }

  /** The side as a fact. */
  public Relationship relationship() {
    return relationship;
  }

  /** The rule on this side, or null. */
  public @Nullable Rule rule() {
    return rule;
  }

  /** The other side as a fact; null if the relationship is mapped on this side only. */
  public @Nullable Relationship opposite() {
    return opposite;
  }

  /** The rule on the other side, or null. */
  public @Nullable Rule oppositeRule() {
    return oppositeRule;
  }

  /** Whether a rule on this side has that option. */
  public boolean has(CascadeOption option) {
    return rule != null && rule.has(option);
  }

  /** The attribute's Hibernate type. */
  public Type type() {
    return path.type();
  }

  /**
   * Whether Hibernate writes the attribute; a second mapping of the same column may be read only.
   */
  public boolean isWritten() {
    return persister.getPropertyInsertability()[index]
        || persister.getPropertyUpdateability()[index];
  }

  /**
   * Whether the object has its identifier, or part of it, from what the attribute refers to, as
   * with MapsId. Hibernate writes the identifier then, not the attribute.
   */
  public boolean givesIdentifier() {
    return relationship.keyHolder() == KeyHolder.THIS
        && !isWritten()
        && persister.getGenerator().generatesOnInsert()
        && persister instanceof AbstractEntityPersister known
        && List.of(known.getIdentifierColumnNames())
            .containsAll(relationship.foreignKey().columns());
  }

  /** Whether the attribute is part of the natural identifier. */
  public boolean isInNaturalId() {
    return persister.hasNaturalIdentifier()
        && Arrays.stream(persister.getNaturalIdentifierProperties()).anyMatch(at -> at == index);
  }

  /** Whether the attribute lies inside an embeddable. */
  public boolean isEmbedded() {
    return path.isEmbedded();
  }

  /** Whether the attribute lies inside an embeddable that is null in an object. */
  boolean isInNullEmbeddable(Object entity) {
    return isEmbedded() && persister.getValue(entity, index) == null;
  }

  /**
   * Whether the value is in the object; false for a lazy attribute of an enhanced class before its
   * first use.
   */
  public boolean isFetched(Object entity) {
    return !isLazy || persister.getBytecodeEnhancementMetadata().isAttributeLoaded(entity, name());
  }

  /** The present value; null if it is not fetched, or if an embeddable on the way is null. */
  public @Nullable Object value(Object entity) {
    return isFetched(entity) ? path.end(persister.getValue(entity, index)) : null;
  }

  /** The value, loaded if it is a lazy attribute of an enhanced class before its first use. */
  public @Nullable Object fetch(Object entity, SharedSessionContractImplementor session) {
    return isFetched(entity)
        ? value(entity)
        : ((LazyPropertyInitializer) persister).initializeLazyProperty(name(), entity, session);
  }

  /** The value when the session last agreed with the database; null if it was not known then. */
  public @Nullable Object loadedValue(EntityEntry entry) {
    var state = entry.getLoadedState();
    return state == null ? null : path.endOfKept(state[index]);
  }

  /** Writes the value, so that the next flush sees the change. */
  public void set(Object entity, @Nullable Object value, SharedSessionContractImplementor session) {
    write(entity, value, session);
    if (entity instanceof SelfDirtinessTracker tracker) {
      tracker.$$_hibernate_trackChange(name());
    }
  }

  /** Writes null; whether the next flush sees the change is said by what the session keeps. */
  public void clear(Object entity, SharedSessionContractImplementor session) {
    write(entity, null, session);
  }

  private void write(
      Object entity, @Nullable Object value, SharedSessionContractImplementor session) {
    persister.setValue(
        entity, index, path.replaced(persister.getValue(entity, index), value, session));
  }

  /** The value when the object was removed; null if it was null, or if that is not known. */
  public @Nullable Object valueAtRemoval(SessionEntity removed) {
    var values = removed.valuesAtRemoval();
    return values == null ? null : path.endOfKept(values[index]);
  }

  /** Whether the session does not know what the database has, as the attribute was never read. */
  public boolean isUnknown(EntityEntry entry) {
    var state = entry.getLoadedState();
    return state != null
        && !path.isEmbedded()
        && state[index] == LazyPropertyInitializer.UNFETCHED_PROPERTY;
  }

  /**
   * Whether an object has the very value that the session believes the database to have, or cannot
   * tell: the attribute was not fetched, or the object is read-only, and its state not kept.
   */
  public boolean isUnchanged(Object entity, EntityEntry entry) {
    if (!isFetched(entity)) {
      return true;
    }
    var state = entry.getLoadedState();
    if (state == null) {
      return entry.isExistsInDatabase();
    }
    var present = persister.getValue(entity, index);
    return path.isEmbedded()
        ? path.end(present) == path.endOfKept(state[index])
        : present == state[index];
  }

  /** Writes a value that the database has by itself: nothing is to be sent for it. */
  public void accept(
      Object entity,
      EntityEntry entry,
      @Nullable Object value,
      SharedSessionContractImplementor session) {
    write(entity, value, session);
    acceptAsLoaded(entry, value);
  }

  /** Makes the session believe that the database agrees with the object on this attribute. */
  public void acceptAsLoaded(Object entity, EntityEntry entry) {
    if (isFetched(entity)) {
      acceptAsLoaded(entry, persister.getValue(entity, index));
    }
  }

  /**
   * Makes the session believe that the database has that value; not for one inside an embeddable.
   */
  public void acceptAsLoaded(EntityEntry entry, @Nullable Object value) {
    var state = entry.getLoadedState();
    if (state != null && !path.isEmbedded()) {
      state[index] = value;
    }
  }

  /** The attribute's name on the entity; the embeddable's for an attribute inside one. */
  public String name() {
    return persister.getPropertyNames()[index];
  }

  /**
   * What a value of this attribute shows without loading anything: all of it if it is loaded, else
   * what was added to it since.
   */
  public static Collection<?> visibleElements(@Nullable Object value) {
    if (!(value instanceof PersistentCollection<?> collection) || collection.wasInitialized()) {
      return elements(value);
    }
    var added = new ArrayList<Object>();
    if (collection.hasQueuedOperations()) {
      collection.queuedAdditionIterator().forEachRemaining(added::add);
    }
    return added;
  }

  /**
   * The elements of a value of this attribute: of a collection, a map's values, or the one
   * reference.
   */
  public static Collection<?> elements(@Nullable Object value) {
    if (value instanceof Collection<?> collection) {
      return collection;
    }
    if (value instanceof Map<?, ?> map) {
      return map.values();
    }
    return value == null ? List.of() : List.of(value);
  }
}
