package dev.cascade.hibernate.restore;

import dev.cascade.hibernate.restore.RestoreSession.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows a deletion from its first row down to all that went along. Reads only where a way comes
 * back to a type that it has passed; all else is told by conditions.
 */
final class Descent {

  private final RestoreSession session;
  private final DeletionSign sign;
  private final MarkedSteps steps;
  private final Tree tree;
  private final Map<String, Set<Object>> known = new HashMap<>();
  private final ArrayDeque<Level> open = new ArrayDeque<>();
  private final List<Level> levels = new ArrayList<>();

  Descent(RestoreSession session, DeletionSign sign) {
    this.session = session;
    this.sign = sign;
    this.steps = new MarkedSteps(session.planner());
    this.tree = new Tree(session, sign);
  }

  /**
   * All rows that one took along.
   *
   * @return each before those on its own way; rows may be in several, and then come back with the
   *     first
   */
  List<Level> from(Row root) {
    begin(root.type(), List.of(root.id()));
    while (!open.isEmpty()) {
      follow(open.remove());
    }
    return levels;
  }

  private void follow(Level level) {
    var below = steps.below(level.entity());
    var isRead = level.hops().isEmpty() ? tree.hops(below, level.entity()) : List.of();
    for (var hop : below) {
      var next = level.then(hop);
      if (!comesBack(level, hop)) {
        follow(next);
      } else if (!isRead.contains(hop)) {
        begin(hop.far(), ids(next));
      }
    }
    levels.add(level);
  }

  private boolean comesBack(Level level, Hop hop) {
    var model = session.model();
    return model.areRelated(level.start(), hop.far())
        || level.entities().stream().anyMatch(each -> model.areRelated(each, hop.far()));
  }

  private List<Object> ids(Level level) {
    var hql = "select id(child) from %s child where %s";
    return session
        .select(
            hql.formatted(level.entity(), level.hql("child", sign)),
            level.from(),
            sign.values(level.entities()))
        .toList();
  }

  private void begin(String type, List<Object> found) {
    var ids = new ArrayList<>(fresh(type, found));
    if (!ids.isEmpty()) {
      var entity = tree.top(steps.below(type), type);
      var hops = tree.hops(steps.below(entity), entity);
      if (!hops.isEmpty()) {
        ids.addAll(fresh(entity, tree.below(entity, ids, hops)));
      }
      open.add(new Level(entity, ids, List.of()));
    }
  }

  private List<Object> fresh(String entity, List<Object> ids) {
    var hierarchy = session.persister(entity).getRootEntityName();
    var before = known.computeIfAbsent(hierarchy, name -> new HashSet<>());
    return ids.stream().filter(before::add).toList();
  }
}
