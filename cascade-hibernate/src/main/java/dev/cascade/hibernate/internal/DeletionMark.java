package dev.cascade.hibernate.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityEntryExtraState;
import org.jspecify.annotations.Nullable;

/** What we have decided about the removal of an entity, kept in the session's record of it. */
final class DeletionMark implements EntityEntryExtraState {

  /** The decisions. */
  enum Decision {
    /** The database deletes the row by itself. */
    LEFT_TO_DATABASE,
    /** The row goes before this flush's inserts. */
    BEFORE_INSERTS,
    /** A new object has the identifier. */
    IN_THE_WAY,
    /** The application removed it itself, no cascade. */
    BY_APPLICATION,
    /** Nobody removed it: it had no parent left. */
    ORPHANED,
    /** What refers to the row is dealt with by queued statements. */
    REFERRERS_QUEUED,
    /** What refers to the row was looked at, and refuses nothing. */
    REFERRERS_CHECKED,
    /** No row of another tenant hangs on the row. */
    TENANTS_CHECKED,
    /** The statements for what was left as a set are on their way. */
    SETS_QUEUED,
    /** A statement for a set of rows has deleted the row already. */
    GONE_WITH_SET,
    /** The row is deleted, though its type is soft-deletable. */
    FOR_GOOD,
    /** The database may delete the row together with another one that goes before it. */
    MAY_BE_GONE
  }

  private final Set<Decision> decisions = EnumSet.noneOf(Decision.class);
  private final Set<Object> leftAsSet = new LinkedHashSet<>();
  private final List<Object> released = new ArrayList<>();
  private final Map<Integer, Object> hidden = new HashMap<>();
  private Object @Nullable [] valuesAtRemoval;
  private List<?> holdersAtRemoval = List.of();
  private final List<Object> savedFor = new ArrayList<>();
  private final Set<Object> detached = Collections.newSetFromMap(new IdentityHashMap<>());
  private @Nullable Deletion deletion;
  private @Nullable String reachedOver;
  private Map<String, Object> marks = Map.of();
  private @Nullable EntityEntryExtraState next;

  static void set(EntityEntry entry, Decision decision) {
    of(entry).decisions.add(decision);
  }

  static void unset(EntityEntry entry, Decision decision) {
    of(entry).decisions.remove(decision);
  }

  static void addDetached(EntityEntry entry, Object child) {
    of(entry).detached.add(child);
  }

  static boolean hasDetached(EntityEntry entry, Object child) {
    var mark = entry.getExtraState(DeletionMark.class);
    return mark != null && mark.detached.contains(child);
  }

  static void addSavedFor(EntityEntry entry, Object holder) {
    of(entry).savedFor.add(holder);
  }

  static List<?> savedFor(EntityEntry entry) {
    var mark = entry.getExtraState(DeletionMark.class);
    return mark == null ? List.of() : mark.savedFor;
  }

  static void remember(EntityEntry entry, Object[] valuesAtRemoval) {
    of(entry).valuesAtRemoval = valuesAtRemoval;
  }

  static Object @Nullable [] valuesAtRemoval(EntityEntry entry) {
    var mark = entry.getExtraState(DeletionMark.class);
    return mark == null ? null : mark.valuesAtRemoval;
  }

  /** Has the row marked as deleted, by these values of its attributes, and not deleted. */
  static void mark(EntityEntry entry, Deletion deletion, Map<String, Object> values) {
    of(entry).deletion = deletion;
    of(entry).marks = values;
  }

  static @Nullable Deletion deletion(EntityEntry entry) {
    var mark = entry.getExtraState(DeletionMark.class);
    return mark == null ? null : mark.deletion;
  }

  /** What the row is marked by, when first; empty if it is not to be marked. */
  static Map<String, Object> marks(EntityEntry entry) {
    var mark = entry.getExtraState(DeletionMark.class);
    return mark == null ? Map.of() : mark.marks;
  }

  /** Keeps the relationship over which a removal came first. */
  static void reach(EntityEntry entry, String relationship) {
    var mark = of(entry);
    mark.reachedOver = mark.reachedOver == null ? relationship : mark.reachedOver;
  }

  static @Nullable String reachedOver(EntityEntry entry) {
    var mark = entry.getExtraState(DeletionMark.class);
    return mark == null ? null : mark.reachedOver;
  }

  static void rememberHolders(EntityEntry entry, List<?> holders) {
    of(entry).holdersAtRemoval = holders;
  }

  static List<?> holdersAtRemoval(EntityEntry entry) {
    var mark = entry.getExtraState(DeletionMark.class);
    return mark == null ? List.of() : mark.holdersAtRemoval;
  }

  private static DeletionMark of(EntityEntry entry) {
    var mark = entry.getExtraState(DeletionMark.class);
    if (mark == null) {
      mark = new DeletionMark();
      entry.addExtraState(mark);
    }
    return mark;
  }

  static boolean has(EntityEntry entry, Decision decision) {
    var mark = entry.getExtraState(DeletionMark.class);
    return mark != null && mark.decisions.contains(decision);
  }

  static void leaveAsSet(EntityEntry entry, Object step) {
    of(entry).leftAsSet.add(step);
  }

  static Set<Object> leftAsSet(EntityEntry entry) {
    var mark = entry.getExtraState(DeletionMark.class);
    return mark == null ? new LinkedHashSet<>() : mark.leftAsSet;
  }

  static void addReleased(EntityEntry entry, Object child) {
    of(entry).released.add(child);
  }

  /** Children that one statement releases; kept when the removal is taken back. */
  static List<Object> released(EntityEntry entry) {
    var mark = entry.getExtraState(DeletionMark.class);
    return mark == null ? new ArrayList<>() : mark.released;
  }

  /** References that Hibernate shall not see for a while, by the index of their attribute. */
  static Map<Integer, Object> hidden(EntityEntry entry) {
    return of(entry).hidden;
  }

  /** Forgets what was decided about an earlier removal that was taken back. */
  static void clear(EntityEntry entry) {
    var mark = entry.getExtraState(DeletionMark.class);
    if (mark != null) {
      mark.decisions.clear();
      mark.leftAsSet.clear();
      mark.holdersAtRemoval = List.of();
      mark.deletion = null;
      mark.reachedOver = null;
      mark.marks = Map.of();
    }
  }

  @Override
  public void addExtraState(EntityEntryExtraState extraState) {
    if (next == null) {
      next = extraState;
    } else {
      next.addExtraState(extraState);
    }
  }

  @Override
  public <T extends EntityEntryExtraState> @Nullable T getExtraState(Class<T> extraStateType) {
    // Each link of the chain answers for the one behind it.
    if (next == null || extraStateType.isInstance(next)) {
      return extraStateType.cast(next);
    }
    return next.getExtraState(extraStateType);
  }
}
