package dev.cascade.it.random;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Entity types and what relates them. */
record Domain(List<String> types, List<Relation> relations, List<Sharing> sharings) {

  /**
   * The domain with the clauses that it needs: a row that the database deletes takes along only
   * what the database takes along.
   */
  Domain backed() {
    var byDatabase = deletedByDatabase();
    return new Domain(
        types,
        relations.stream()
            .map(
                each ->
                    each.backing() == Backing.RULE
                            && !each.refuses()
                            && byDatabase.contains(each.parent())
                        ? each.with(Backing.RULE_AND_CLAUSE)
                        : each)
            .toList(),
        sharings.stream()
            .map(
                each ->
                    new Sharing(
                        each.name(),
                        each.owner(),
                        each.target(),
                        byDatabase.contains(each.owner()),
                        byDatabase.contains(each.target())))
            .toList());
  }

  List<Relation> relationsOf(String child) {
    return relations.stream().filter(each -> each.child().equals(child)).toList();
  }

  /** Tables of types, then join tables. */
  List<String> tables() {
    return Stream.concat(types.stream(), sharings.stream().map(Sharing::name)).toList();
  }

  /** Types some of whose rows the database may delete. */
  private Set<String> deletedByDatabase() {
    var reached = new HashSet<String>();
    var before = -1;
    while (before < reached.size()) {
      before = reached.size();
      relations.stream()
          .filter(Relation::cascades)
          .filter(each -> each.backing().isDatabase() || reached.contains(each.parent()))
          .forEach(each -> reached.add(each.child()));
    }
    return reached;
  }
}
