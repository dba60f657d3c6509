package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.execute.DeletionOrder.Item;
import dev.cascade.model.DomainModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of two items of a deletion order must go first, where one of them is a set of rows. */
final class SetOrder {

  private final DomainModel model;
  private final Map<List<String>, Boolean> known = new HashMap<>();

  SetOrder(DomainModel model) {
    this.model = model;
  }

  boolean isFirst(Item item, Item other) {
    if (item.set() != null && other.entity() != null) {
      return item.set().removed().contains(other.entity()) || mayRefer(item, other);
    }
    return (mayRefer(item, other) && !mayRefer(other, item)) || isCoveredLater(item, other);
  }

  // Its own delete goes before a statement that would reach its row.
  private boolean isCoveredLater(Item item, Item other) {
    return item.entity() != null
        && other.set() != null
        && other.set().mayCover(item.entity())
        && !mayRefer(other, item);
  }

  private boolean mayRefer(Item child, Item parent) {
    return known.computeIfAbsent(
        List.of(type(child), type(parent)), pair -> model.mayRefer(pair.get(0), pair.get(1)));
  }

  private static String type(Item item) {
    return item.set() != null
        ? item.set().path().child()
        : item.entity() != null ? item.entity().entry().getEntityName() : "";
  }
}
