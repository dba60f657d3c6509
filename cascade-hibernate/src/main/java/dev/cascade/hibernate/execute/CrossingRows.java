package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.UnloadedRemovals;
import dev.cascade.hibernate.internal.UnloadedRemovals.UnloadedRemoval;
import dev.cascade.hibernate.internal.Visibility;
import dev.cascade.hibernate.tenant.Crossing;
import dev.cascade.hibernate.tenant.TenantView;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.KeyHop;
import dev.cascade.plan.Refusal;
import dev.cascade.plan.RowPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.proxy.HibernateProxy;

/** Rows of other tenants at the ends of the ways that begin with removed objects. */
final class CrossingRows {

  private final SessionEntities entities;
  private final DeletionPlanner planner;
  private final TenantView view;

  CrossingRows(SessionEntities entities, DeletionPlanner planner, TenantView view) {
    this.entities = entities;
    this.planner = planner;
    this.view = view;
  }

  /** Directly over a step. */
  Stream<Refusal> at(DeletionStep step, SetGroup group) {
    return view.isAware(step.farEntity())
        ? refusal(Crossing.of(step, planner.model()), ids(group.start()), group).stream()
        : Stream.empty();
  }

  /** Over a step and all that it sets off. */
  Stream<Refusal> below(DeletionStep step, SetGroup group) {
    var paths = planner.pathsFrom(step);
    return paths.isEmpty()
        ? at(step, group)
        : paths.stream()
            .filter(path -> view.isAware(path.child()))
            .flatMap(path -> at(path, group));
  }

  private Stream<Refusal> at(RowPath path, SetGroup group) {
    var located = group.locate(path);
    if (located.tree() == null) {
      return refusal(
          Crossing.of(located.condition().hops(), planner.model()), ids(located.from()), group)
          .stream();
    }
    var top = group.locate(withoutTree(path));
    var way = top.condition().hops();
    var isSame = way.size() == 1 && path.end().treeKeys().contains(path.end().key());
    var ofTop =
        isSame
            ? Stream.<Refusal>empty()
            : refusal(Crossing.of(way, planner.model()), ids(top.from()), group).stream();
    return Stream.concat(
        ofTop, inTree(path, located.from(), isSame ? top.from() : List.of(), group));
  }

  private Stream<Refusal> inTree(
      RowPath path, List<Object> rows, List<Object> above, SetGroup group) {
    var end = path.end();
    return end.treeKeys().stream()
        .flatMap(
            key -> {
              var near = new LinkedHashSet<Object>(rows);
              if (key.equals(end.key())) {
                near.addAll(ids(above));
              }
              return refusal(Crossing.ofTree(end, key), near, group).stream();
            });
  }

  private static RowPath withoutTree(RowPath path) {
    var hops = new ArrayList<>(path.hops());
    var end = path.end();
    hops.set(hops.size() - 1, new KeyHop(end.child(), end.key(), end.parent(), List.of()));
    return new RowPath(hops, path.step(), path.isByDatabase());
  }

  private Optional<Refusal> refusal(Crossing way, Collection<Object> ids, SetGroup group) {
    return ids.isEmpty()
        ? Optional.empty()
        : Visibility.ofRows(
            group.isMarked(), way.types(), entities.session(), () -> view.refusal(way, ids));
  }

  private Set<Object> ids(Collection<Object> rows) {
    var ids = new LinkedHashSet<Object>();
    rows.forEach(each -> ids.add(id(each)));
    return ids;
  }

  private static Object idOfReference(Object row) {
    var reference = HibernateProxy.extractLazyInitializer(row);
    return reference == null ? row : reference.getInternalIdentifier();
  }

  // Else it is an identifier.
  private Object id(Object row) {
    var found = entities.find(row);
    if (found != null) {
      return found.entry().getId();
    }
    return UnloadedRemovals.of(entities).all().stream()
        .filter(each -> each.reference() == row)
        .findFirst()
        .map(UnloadedRemoval::id)
        .orElseGet(() -> idOfReference(row));
  }
}
