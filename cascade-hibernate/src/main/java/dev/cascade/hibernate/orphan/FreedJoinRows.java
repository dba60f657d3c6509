package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.CollectionRows;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.model.Relationship;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the rows of elements that move, in join tables where one element has one row, before
 * Hibernate writes such tables owner by owner and place by place: it would give an element its new
 * row while the old one stands.
 */
final class FreedJoinRows {

  private final SessionEntities entities;
  private final List<JoinTableSide> sides = new ArrayList<>();
  private final Map<Relationship, IdentityHashMap<Object, JoinTableSide>> holders = new HashMap<>();

  FreedJoinRows(SessionEntities entities, Associations associations) {
    this.entities = entities;
    for (var owner : entities.all()) {
      associations.of(owner.persister()).stream()
          .map(each -> JoinTableSide.of(owner, each, entities))
          .flatMap(each -> each.stream())
          .forEach(sides::add);
    }
  }

  void free() {
    sides.stream().filter(JoinTableSide::isChanged).forEach(this::free);
  }

  private void free(JoinTableSide side) {
    side.taken().stream().filter(this::isStored).forEach(each -> takeOver(side, each));
    side.shifted().forEach(each -> side.free(each));
  }

  private void takeOver(JoinTableSide side, Object element) {
    var before = holderBefore(side, element);
    if (before == null) {
      // Its owner may be anybody whose collection is not loaded.
      CollectionRows.of(side.association().type(), entities.session()).deleteElement(element);
    } else {
      before.free(element);
      before.letGo(element);
    }
  }

  private @Nullable JoinTableSide holderBefore(JoinTableSide taker, Object element) {
    var holder =
        holders.computeIfAbsent(taker.association().relationship(), this::holders).get(element);
    return holder == null || holder.owner().instance() == taker.owner().instance() ? null : holder;
  }

  private IdentityHashMap<Object, JoinTableSide> holders(Relationship relationship) {
    var result = new IdentityHashMap<Object, JoinTableSide>();
    sides.stream()
        .filter(each -> each.isOf(relationship))
        .forEach(side -> side.stored().elements().forEach(each -> result.put(each, side)));
    return result;
  }

  private boolean isStored(Object element) {
    var found = entities.find(element);
    return found == null ? !Hibernate.isInitialized(element) : found.isStored();
  }
}
