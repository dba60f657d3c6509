package dev.cascade.hibernate.restore;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hibernate.metamodel.mapping.BasicEntityIdentifierMapping;

/** Rows of a deletion that hang below rows of their own type, over any number of levels. */
final class Tree {

  private final RestoreSession session;
  private final DeletionSign sign;

  Tree(RestoreSession session, DeletionSign sign) {
    this.session = session;
    this.sign = sign;
  }

  /** Of those ways, by which such rows can be read at once; empty if they cannot. */
  List<Hop> hops(List<Hop> hops, String entity) {
    var model = session.model();
    var back = hops.stream().filter(each -> model.areRelated(each.far(), entity)).toList();
    var canRead =
        session.persister(entity).getIdentifierMapping() instanceof BasicEntityIdentifierMapping
            && back.stream().map(Hop::key).allMatch(Objects::nonNull)
            && back.stream().map(Hop::far).distinct().count() == 1
            && back.stream().allMatch(each -> model.isA(entity, each.far()));
    return canRead ? back : List.of();
  }

  /** The type that such rows have, below rows of a type and with them. */
  String top(List<Hop> hops, String entity) {
    return hops(hops, entity).stream().map(Hop::far).findFirst().orElse(entity);
  }

  /** The identifiers of all that hang below rows, those among them. */
  List<Object> below(String entity, List<Object> from, List<Hop> hops) {
    var far = hops.get(0).far();
    var hql =
        """
        with tree as (
          select id(child) as id from %s child where id(child) in (:from)
          union
          select id(below) as id from %s below join tree upper on %s where %s)
        select each.id from tree each"""
            .formatted(
                entity,
                far,
                hops.stream()
                    .map(each -> "id(below.%s) = upper.id".formatted(each.key()))
                    .collect(Collectors.joining(" or ", "(", ")")),
                sign.hql("below", far));
    return session.select(hql, from, sign.values(List.of(far))).toList();
  }
}
