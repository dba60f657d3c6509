package dev.cascade.hibernate.restore;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of one deletion at the end of a way.
 *
 * @param start the entity of the rows with which the way begins
 * @param from their identifiers
 * @param hops the way; empty if these are the rows themselves
 */
record Level(String start, List<Object> from, List<Hop> hops) {

  /** The entity of the rows. */
  String entity() {
    return hops.isEmpty() ? start : hops.get(hops.size() - 1).far();
  }

  /** One hop further; from the rows that both this ends at and that begins with. */
  Level then(Hop hop) {
    var longer = new ArrayList<>(hops);
    longer.add(hop);
    return new Level(start, from, longer);
  }

  /** The types at the ends of all hops. */
  List<String> entities() {
    return hops.stream().map(Hop::far).toList();
  }

  /** HQL for the rows, as {@code alias}, from {@code :from} on. */
  String hql(String alias, DeletionSign sign) {
    return hql(alias, hops.size(), sign);
  }

  // What a removal takes, it takes over rows that it takes.
  private String hql(String alias, int length, DeletionSign sign) {
    if (length == 0) {
      return "id(%s) in (:from)".formatted(alias);
    }
    var hop = hops.get(length - 1);
    var near = "r" + length;
    return sign.hql(alias, hop.far()) + " and " + hop.hql(alias, near, hql(near, length - 1, sign));
  }
}
