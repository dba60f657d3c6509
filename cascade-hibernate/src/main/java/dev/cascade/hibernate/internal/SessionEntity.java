package dev.cascade.hibernate.internal;

import dev.cascade.hibernate.internal.DeletionMark.Decision;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.Status;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.AbstractEntityPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * One entity of a session with what the session knows of it.
 *
 * @param instance the object itself, never a proxy
 * @param entry the session's record of it
 */
public record SessionEntity(Object instance, EntityEntry entry) {

  /** Whether it is the same object; the application's own equality must not be asked in a flush. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SessionEntity entity && entity.instance == instance;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(instance);
  }

  /** The persister of its exact type. */
  public EntityPersister persister() {
    return entry.getPersister();
  }

  /** Whether it is managed and not about to be deleted. */
  public boolean isLive() {
    return !isDeleted() && entry.getStatus() != Status.LOADING;
  }

  /** Whether it is to be deleted, or was. */
  public boolean isDeleted() {
    return entry.getStatus().isDeletedOrGone();
  }

  /** Whether it is to be deleted and its row still stands. */
  public boolean isToBeDeleted() {
    return entry.getStatus() == Status.DELETED;
  }

  /** Whether it has a row; false while its insert is queued. */
  public boolean isStored() {
    return entry.isExistsInDatabase();
  }

  /** Whether its row is left to a foreign key's ON DELETE CASCADE. */
  public boolean isLeftToDatabase() {
    return DeletionMark.has(entry, Decision.LEFT_TO_DATABASE);
  }

  /** Whether its row goes before this flush's inserts. */
  public boolean goesBeforeInserts() {
    return DeletionMark.has(entry, Decision.BEFORE_INSERTS);
  }

  /** Keeps that a child of it was detached. */
  public void addDetached(Object child) {
    DeletionMark.addDetached(entry, child);
  }

  /** Whether that was kept of an object. */
  public boolean hasDetached(Object child) {
    return DeletionMark.hasDetached(entry, child);
  }

  /** Keeps for whom a flush has saved it, which was ended before it told the database of that. */
  public void addSavedFor(Object holder) {
    DeletionMark.addSavedFor(entry, holder);
  }

  /** What was kept so, in the order of the calls; empty if nothing was. */
  public <T> Stream<T> savedFor(Class<T> type) {
    return DeletionMark.savedFor(entry).stream().map(type::cast);
  }

  /** Whether anything was kept so. */
  public static boolean isSavedForAny(EntityEntry entry) {
    return !DeletionMark.savedFor(entry).isEmpty();
  }

  /** Notes that a new object has its identifier, and cannot be saved before its row is gone. */
  public void noteInTheWay() {
    DeletionMark.set(entry, Decision.IN_THE_WAY);
  }

  /** Whether it is to be deleted before a new object is saved that has its identifier. */
  public boolean isInTheWay() {
    return isToBeDeleted() && DeletionMark.has(entry, Decision.IN_THE_WAY);
  }

  /** Whether it is to be deleted since the application itself removed it. */
  public boolean isRemovedByApplication() {
    return isToBeDeleted() && DeletionMark.has(entry, Decision.BY_APPLICATION);
  }

  /** Whether the application itself removed it, also if its row is gone by now. */
  public boolean isByApplication() {
    return DeletionMark.has(entry, Decision.BY_APPLICATION);
  }

  /** Notes over which relationship its removal came, unless it is known. */
  public void noteReachedOver(String relationship) {
    DeletionMark.reach(entry, relationship);
  }

  /** The relationship over which its removal came; null if it was not one of our cascades. */
  public @Nullable String reachedOver() {
    return DeletionMark.reachedOver(entry);
  }

  /** Notes that nobody removed it, but that it had no parent left. */
  public void noteOrphaned() {
    DeletionMark.set(entry, Decision.ORPHANED);
  }

  /** Whether it is to be deleted only for want of a parent. */
  public boolean isOrphaned() {
    return isToBeDeleted() && DeletionMark.has(entry, Decision.ORPHANED);
  }

  /**
   * Notes that statements are queued for the rows that refer to it.
   *
   * @return false if that was noted before
   */
  public boolean noteReferrersQueued() {
    var isNew = !DeletionMark.has(entry, Decision.REFERRERS_QUEUED);
    DeletionMark.set(entry, Decision.REFERRERS_QUEUED);
    return isNew;
  }

  /** Whether statements are queued for the rows that refer to it. */
  public boolean areReferrersQueued() {
    return DeletionMark.has(entry, Decision.REFERRERS_QUEUED);
  }

  /** Keeps a child that the statement for its relationship releases. */
  public void addReleased(Object child) {
    DeletionMark.addReleased(entry, child);
  }

  /** What was kept so, in the order of the calls; also when the removal was taken back. */
  public <T> Stream<T> released(Class<T> type) {
    return DeletionMark.released(entry).stream().map(type::cast);
  }

  /** Keeps none of them any longer. */
  public void forgetReleased() {
    DeletionMark.released(entry).clear();
  }

  /** Notes that it was looked for rows that refuse its removal, and that there are none. */
  public void noteReferrersChecked() {
    DeletionMark.set(entry, Decision.REFERRERS_CHECKED);
  }

  /** Whether it was looked for rows that refuse its removal. */
  public boolean areReferrersChecked() {
    return DeletionMark.has(entry, Decision.REFERRERS_CHECKED);
  }

  /** Notes that it was looked for rows of other tenants below it, and that there are none. */
  public void noteTenantsChecked() {
    DeletionMark.set(entry, Decision.TENANTS_CHECKED);
  }

  /** Whether it was looked for rows of other tenants below it. */
  public boolean areTenantsChecked() {
    return DeletionMark.has(entry, Decision.TENANTS_CHECKED);
  }

  /** Leaves rows that hang on it to statements for sets of rows, without loading them. */
  public void leaveAsSet(Object step) {
    DeletionMark.leaveAsSet(entry, step);
  }

  /** What was left so, in the order of the calls; empty if nothing was. */
  public <T> List<T> leftAsSet(Class<T> type) {
    return DeletionMark.leftAsSet(entry).stream().map(type::cast).toList();
  }

  /**
   * Notes that the statements for what was left as a set are on their way.
   *
   * @return false if that was noted before
   */
  public boolean noteSetsQueued() {
    var isNew = !DeletionMark.has(entry, Decision.SETS_QUEUED);
    DeletionMark.set(entry, Decision.SETS_QUEUED);
    return isNew;
  }

  /** Notes that a statement for a set of rows has deleted its row, so that no other one shall. */
  public void noteGone() {
    DeletionMark.set(entry, Decision.GONE_WITH_SET);
  }

  /** Whether its row may be gone before its own delete: by a set's statement, by the database. */
  public boolean mayBeGone() {
    return DeletionMark.has(entry, Decision.GONE_WITH_SET)
        || DeletionMark.has(entry, Decision.MAY_BE_GONE);
  }

  /** Whether a statement for a set of rows has deleted its row. */
  public boolean isGoneWithSet() {
    return DeletionMark.has(entry, Decision.GONE_WITH_SET);
  }

  /** Notes that the statements for what was left as a set have been sent. */
  public void forgetSets() {
    DeletionMark.leftAsSet(entry).clear();
  }

  /** Takes over the version that a statement of ours gave its row; nothing if it has none. */
  public void readVersion(EventSource session) {
    var loaded = entry.getLoadedState();
    if (persister().isVersioned() && loaded != null) {
      var version = persister().getCurrentVersion(entry.getId(), session);
      persister().setValue(instance, persister().getVersionPropertyIndex(), version);
      loaded[persister().getVersionPropertyIndex()] = version;
      entry.postUpdate(instance, loaded, version);
    }
  }

  /** Takes over values that its row has by now, by the names of their attributes. */
  public void accept(Map<String, ? extends @Nullable Object> values) {
    var loaded = entry.getLoadedState();
    values.forEach(
        (attribute, value) -> {
          var at = persister().getPropertyIndex(attribute);
          persister().setValue(instance, at, value);
          if (loaded != null) {
            loaded[at] = value;
          }
        });
  }

  /** Takes over the version that its row has by now. */
  public void acceptVersion(Object version) {
    var loaded = entry.getLoadedState();
    var at = persister().getVersionPropertyIndex();
    persister().setValue(instance, at, version);
    if (loaded != null) {
      loaded[at] = version;
      entry.postUpdate(instance, loaded, version);
    }
  }

  /** Notes that the database may delete its row together with another one that goes before. */
  public void noteMayBeGone() {
    DeletionMark.set(entry, Decision.MAY_BE_GONE);
  }

  /**
   * Whether those columns are its identifier: it is identified by what it refers to, as with
   * MapsId.
   */
  public boolean isIdentifiedBy(List<String> columns) {
    return persister() instanceof AbstractEntityPersister persister
        && List.of(persister.getIdentifierColumnNames()).equals(columns);
  }

  /** Keeps the values that it has now, when it is removed. */
  public void rememberValues() {
    DeletionMark.remember(entry, persister().getValues(instance));
  }

  /**
   * The values that it had when it was removed, in the order of its attributes; null if not known.
   */
  public Object @Nullable [] valuesAtRemoval() {
    return DeletionMark.valuesAtRemoval(entry);
  }

  /** Keeps who was given it and not yet stored with it, when it is removed. */
  public void rememberHolders(List<?> holders) {
    DeletionMark.rememberHolders(entry, holders);
  }

  /** What was kept so; empty if nobody was given it, or if it was removed by a cascade. */
  public <T> Stream<T> holdersAtRemoval(Class<T> type) {
    return DeletionMark.holdersAtRemoval(entry).stream().map(type::cast);
  }

  /** Has its row marked as deleted by these values, when first, and not deleted. */
  public void mark(Deletion deletion, Map<String, Object> values) {
    DeletionMark.mark(entry, deletion, values);
  }

  /** Has its row deleted, though its type is soft-deletable. */
  public void noteForGood() {
    DeletionMark.set(entry, Decision.FOR_GOOD);
  }

  /** The removal that marks its row as deleted; null if none does. */
  public @Nullable Deletion deletion() {
    return DeletionMark.deletion(entry);
  }

  /** As {@link #label()}, but {@code Post (new)} as long as it has no row, whatever its id. */
  public String labelOfRow() {
    return isStored() ? label() : name() + " (new)";
  }

  /** Its identity for messages, {@code Post#7}. */
  public String label() {
    return name() + (entry.getId() == null ? " (new)" : "#" + entry.getId());
  }

  private String name() {
    var name = entry.getEntityName();
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }
}
