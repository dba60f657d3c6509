package dev.cascade.hibernate.restore;

import dev.cascade.hibernate.refusal.RestoreRefusedException;
import dev.cascade.hibernate.refusal.TakenValues;
import dev.cascade.model.DomainModel;
import dev.cascade.model.EntityType;
import dev.cascade.plan.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;
import org.jspecify.annotations.Nullable;

/** Looks, before rows come back, whether others have values meanwhile that no two may share. */
final class UniqueValues {

  private final RestoreSession session;
  private final DomainModel model;
  private final DeletionSign sign;
  private final List<Level> parents;

  /**
   * Of one restore.
   *
   * @param parents rows that come back though another deletion may have taken them
   */
  UniqueValues(RestoreSession session, DeletionSign sign, List<Level> parents) {
    this.session = session;
    this.model = session.model();
    this.sign = sign;
    this.parents = parents;
  }

  /**
   * Looks at rows that are to come back.
   *
   * @throws RestoreRefusedException if others have their values
   */
  void check(List<Level> levels) {
    var taken = new ArrayList<TakenValues>();
    for (var level : levels) {
      keys(level.entity()).forEach(key -> taken.addAll(taken(level, key)));
    }
    if (!taken.isEmpty()) {
      throw new RestoreRefusedException(taken);
    }
  }

  private Set<Key> keys(String entity) {
    var keys = new LinkedHashSet<Key>();
    for (var type : model.withSubtypes(entity)) {
      type.uniqueKeys().stream()
          .filter(attributes -> !attributes.isEmpty())
          .forEach(attributes -> keys.add(new Key(holder(type, attributes), attributes)));
    }
    return keys;
  }

  /** The topmost type that has the key: all rows of its table are compared. */
  private String holder(EntityType type, Set<String> attributes) {
    var holder = type;
    for (@Nullable String name = type.name(); name != null; name = model.entity(name).supertype()) {
      if (model.entity(name).uniqueKeys().contains(attributes)) {
        holder = model.entity(name);
      }
    }
    return holder.name();
  }

  private List<TakenValues> taken(Level level, Key key) {
    var parentIds = parentIds(key);
    var entity = model.isA(level.entity(), key.holder()) ? level.entity() : key.holder();
    var hql =
        "select id(child), id(other) from %s child, %s other where %s and %s and (%s)%s"
            .formatted(
                entity,
                key.holder(),
                level.hql("child", sign),
                key.attributes().stream()
                    .map("child.%1$s = other.%1$s"::formatted)
                    .collect(Collectors.joining(" and ")),
                others(key.holder(), parentIds),
                isByType(key.holder()) ? " and type(child) = type(other)" : "");
    var values = new HashMap<>(sign.values(level.entities()));
    if (!parentIds.isEmpty()) {
      values.put("parents", parentIds);
    }
    return session
        .select(hql, level.from(), values)
        .map(Object[].class::cast)
        .limit(Refusal.TOLD_IDS)
        .map(ids -> key.takenBy(entity, ids))
        .toList();
  }

  private String others(String holder, List<Object> parentIds) {
    var live = "other.%s is null".formatted(session.softDeletion(holder).deletedAt());
    return parentIds.isEmpty() ? live : live + " or (id(other) in (:parents) and other <> child)";
  }

  /** Of rows that come back with these, and may have lived when these did not. */
  private List<Object> parentIds(Key key) {
    return parents.stream()
        .filter(each -> model.areRelated(each.entity(), key.holder()))
        .flatMap(each -> each.from().stream())
        .toList();
  }

  // Each type has a table of its own then.
  private boolean isByType(String entity) {
    return session.persister(entity) instanceof UnionSubclassEntityPersister;
  }

  private record Key(String holder, Set<String> attributes) {

    TakenValues takenBy(String entity, Object[] ids) {
      return new TakenValues(
          EntityType.simpleName(entity),
          attributes.stream().sorted().toList(),
          ids[0],
          EntityType.simpleName(holder),
          ids[1]);
    }
  }
}
