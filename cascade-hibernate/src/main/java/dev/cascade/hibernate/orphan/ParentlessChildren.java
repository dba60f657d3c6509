package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.PropertyValueException;
import org.jspecify.annotations.Nullable;

/** One flush's children that are new, or left their parent, and may not be without one. */
final class ParentlessChildren {

  private final SessionEntities entities;
  private final Associations associations;
  private @Nullable List<Handover> withoutKey;

  ParentlessChildren(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  /**
   * What they lack, a sentence each, with what Hibernate would say.
   *
   * @param isSent false to look only for what Hibernate refuses even before it knows whether it
   *     will flush
   */
  Map<String, PropertyValueException> lacks(boolean isSent) {
    var lacks = new LinkedHashMap<String, PropertyValueException>();
    for (var child : entities.all()) {
      if (child.isLive()) {
        for (var key : associations.of(child.persister())) {
          if (RequiredParents.isOwned(key)
              && isEmpty(child, key)
              && (hasLeft(child, key) || (isSent && SentAhead.isNew(child)))
              && isNeeded(child, key, isSent)) {
            lacks.put(
                RequiredParents.lack(child.labelOfRow(), key),
                RequiredParents.nullValue(key, child.persister()));
          }
        }
      }
    }
    return lacks;
  }

  private static boolean isEmpty(SessionEntity child, Association key) {
    return key.isFetched(child.instance()) && key.value(child.instance()) == null;
  }

  private static boolean hasLeft(SessionEntity child, Association key) {
    return child.isStored() && key.loadedValue(child.entry()) != null;
  }

  // One of several owners is enough, where the mapping lets the others be none.
  private boolean isNeeded(SessionEntity child, Association key, boolean isSent) {
    return !key.relationship().foreignKey().nullable()
        || (isSent
            && associations.areParentsRequired()
            && associations.of(child.persister()).stream()
                .filter(RequiredParents::isOwned)
                .allMatch(each -> isEmpty(child, each))
            && !isHeldWithoutKey(child));
  }

  private boolean isHeldWithoutKey(SessionEntity child) {
    if (withoutKey == null) {
      withoutKey =
          Handovers.of(entities, associations).all().stream()
              .filter(each -> each.association().has(CascadeOption.DELETE_ORPHAN))
              .filter(each -> each.association().opposite() == null && each.owner().isLive())
              .toList();
    }
    return withoutKey.stream()
        .flatMap(each -> each.current().stream())
        .anyMatch(each -> each == child.instance());
  }
}
