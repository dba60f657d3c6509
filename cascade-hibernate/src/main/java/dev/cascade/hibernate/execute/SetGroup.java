package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.Deletion;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.plan.KeyHop;
import dev.cascade.plan.RowPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Removed objects whose children over one relationship are not loaded, and all rows that hang below
 * them by foreign keys.
 */
final class SetGroup {

  /**
   * Where rows of a path begin, once its trees are known.
   *
   * @param condition tells the rows
   * @param from the identifiers or objects that the condition begins with
   * @param tree the rows themselves, if they are a tree; else null
   */
  record Located(RowCondition condition, List<Object> from, @Nullable TreeRows tree) {}

  private final SessionEntities entities;
  private final boolean areUnloadedMarked;
  private final Set<SessionEntity> removed = new LinkedHashSet<>();
  private final List<Object> unloaded = new ArrayList<>();
  private final Map<List<KeyHop>, TreeRows> trees = new HashMap<>();

  SetGroup(SessionEntities entities) {
    this(entities, false);
  }

  /** With rows that are not loaded, and perhaps only marked as deleted. */
  SetGroup(SessionEntities entities, boolean areUnloadedMarked) {
    this.entities = entities;
    this.areUnloadedMarked = areUnloadedMarked;
  }

  /** Of rows of one type, none of them loaded. */
  static SetGroup ofUnloaded(
      SessionEntities entities, EntityPersister type, Collection<Object> ids, boolean areMarked) {
    var group = new SetGroup(entities, areMarked);
    Stream.of(ids.toArray())
        .map(each -> entities.session().getReference(type.getEntityName(), each))
        .forEach(group::addUnloaded);
    return group;
  }

  SessionEntities entities() {
    return entities;
  }

  void add(SessionEntity entity) {
    removed.add(entity);
  }

  /** One that was removed without being loaded. */
  void addUnloaded(Object reference) {
    unloaded.add(reference);
  }

  /** The removal that they are part of, which marks rows as deleted. */
  Deletion deletion() {
    return removed.stream()
        .map(SessionEntity::deletion)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  /** Whether their rows are marked as deleted, and stay. */
  boolean isMarked() {
    return areUnloadedMarked || removed.stream().anyMatch(each -> each.deletion() != null);
  }

  /** The removed objects, in the order of their removal; without those that were never loaded. */
  Set<SessionEntity> removed() {
    return removed;
  }

  /** The removed objects as they are, and references to those that were never loaded. */
  List<Object> start() {
    // A removal may be taken back between two flushes.
    List<Object> from = new ArrayList<>(unloaded);
    removed.stream()
        .filter(SessionEntity::isToBeDeleted)
        .forEach(each -> from.add(each.instance()));
    return from;
  }

  /** The rows of a path; reads the trees on the way, each once. */
  Located locate(RowPath path) {
    return locate(path, start());
  }

  private Located locate(RowPath path, List<Object> removedObjects) {
    var from = removedObjects;
    @Nullable TreeRows tree = null;
    var start = 0;
    for (var i = 0; i < path.hops().size(); i++) {
      if (path.hops().get(i).isTree()) {
        var way = path.hops().subList(0, i + 1);
        tree = tree(way, path.hops().subList(start, i + 1), from, start > 0);
        from = tree.deepestFirst();
        start = i + 1;
      }
    }
    var hops = path.hops().subList(start, path.hops().size());
    return new Located(
        new RowCondition(hops, path.child(), start > 0), from, hops.isEmpty() ? tree : null);
  }

  private TreeRows tree(List<KeyHop> way, List<KeyHop> base, List<Object> from, boolean isFromIds) {
    return trees.computeIfAbsent(
        way, key -> TreeRows.read(entities.session(), from, isFromIds, base));
  }
}
