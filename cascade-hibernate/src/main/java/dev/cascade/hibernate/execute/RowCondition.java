package dev.cascade.hibernate.execute;

import dev.cascade.plan.KeyHop;
import java.util.List;

/**
 * HQL that tells rows by the keys that lead to them, from rows given as {@code :from}.
 *
 * @param hops the keys, none of them a tree; empty where the given rows are the rows themselves
 * @param child the entity of the rows
 * @param isFromIds whether identifiers are given; else objects, which also those can be that are
 *     identified by several attributes
 */
record RowCondition(List<KeyHop> hops, String child, boolean isFromIds) {

  /** {@code child.post in (select r1 from Post r1 where r1.user in (:from))}. */
  String hql() {
    return hops.isEmpty() ? "id(child) in (:from)" : condition("child", hops.size() - 1);
  }

  private String condition(String alias, int at) {
    var key = alias + "." + hops.get(at).key();
    if (at == 0) {
      return (isFromIds ? "id(" + key + ")" : key) + " in (:from)";
    }
    var parent = "r" + at;
    // The narrower of two types: a subtype's own key is followed from its own rows only.
    return "%s in (select %s from %s %2$s where %s)"
        .formatted(key, parent, hops.get(at).parent(), condition(parent, at - 1));
  }
}
