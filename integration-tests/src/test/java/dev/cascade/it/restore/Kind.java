package dev.cascade.it.restore;

import dev.cascade.it.restore.Growth.Bird;
import dev.cascade.it.restore.Growth.Branch;
import dev.cascade.it.restore.Growth.Fruit;
import dev.cascade.it.restore.Growth.Leaf;
import dev.cascade.it.restore.Growth.Needle;
import dev.cascade.it.restore.Growth.Trunk;
import java.util.List;
import java.util.function.Supplier;

/** The types, and on what they hang. */
enum Kind {
  TRUNK(Trunk.class, Trunk::new, "trunks", "null"),
  BRANCH(Branch.class, Branch::new, "branches", "coalesce(trunk_id, branch_id)"),
  LEAF(Leaf.class, Leaf::new, "leaves", "branch_id"),
  NEEDLE(Needle.class, Needle::new, "leaves join needles using (id)", "branch_id"),
  BIRD(Bird.class, Bird::new, "birds", "branch_id"),
  FRUIT(Fruit.class, Fruit::new, "fruits", "branch_id");

  private final Class<? extends Growth> type;
  private final Supplier<Growth> make;
  private final String table;
  private final String parent;

  Kind(Class<? extends Growth> type, Supplier<Growth> make, String table, String parent) {
    this.type = type;
    this.make = make;
    this.table = table;
    this.parent = parent;
  }

  Class<? extends Growth> type() {
    return type;
  }

  Growth make(long id) {
    var made = make.get();
    made.id = id;
    return made;
  }

  /** Its rows: identifier, that of the parent, and when it was deleted. */
  String rows() {
    var only = this == LEAF ? " where id not in (select id from needles)" : "";
    return "select id, %s, deleted_at from %s%s".formatted(parent, table, only);
  }

  List<Kind> parents() {
    return this == TRUNK ? List.of() : this == BRANCH ? List.of(TRUNK, BRANCH) : List.of(BRANCH);
  }

  /** Whether it refers to its parent by an attribute of its own. */
  boolean canMove() {
    return this != TRUNK && this != FRUIT;
  }
}
