package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.internal.StatementInFlush;
import dev.cascade.hibernate.internal.Visibility;
import dev.cascade.hibernate.operation.RunningOperation;
import dev.cascade.plan.DeletionStep.Action;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Sets the foreign key of children to NULL, for many parents at once; those that the flush updates
 * by themselves have lost it already.
 */
record ReleaseStatement(
    SessionEntities entities,
    Associations associations,
    Association side,
    List<SessionEntity> parents) {

  void execute() {
    var marked = parents.stream().anyMatch(each -> each.deletion() != null);
    for (var chunk : Chunks.of(parents.stream().map(SessionEntity::instance).toList())) {
      tell(
          Visibility.ofReferrers(
              marked, target(), entities.session(), () -> execute(chunk, deletedChildren(chunk))));
    }
  }

  private void tell(int rows) {
    RunningOperation.note(
        entities.session(),
        side.relationship().path(),
        side.relationship().target(),
        Action.SET_NULL,
        rows);
  }

  private int execute(Collection<Object> some, List<Object> deleted) {
    var query = StatementInFlush.of(entities.session(), hql(deleted));
    query.setParameterList("parents", some);
    if (!deleted.isEmpty()) {
      query.setParameterList("deleted", deleted);
    }
    return query.executeUpdate();
  }

  // Rows that this flush deletes anyway must not be touched: their key may be NOT NULL.
  private String hql(List<Object> deleted) {
    var relationship = side.relationship();
    return "update %s%s child set child.%s = null where child.%3$s in (:parents)%s"
        .formatted(
            target().isVersioned() ? "versioned " : "",
            relationship.target(),
            relationship.opposite(),
            deleted.isEmpty() ? "" : " and child not in (:deleted)");
  }

  private List<Object> deletedChildren(Collection<Object> some) {
    var released = Collections.newSetFromMap(new IdentityHashMap<>());
    released.addAll(some);
    return entities.ofType(target()).stream()
        .filter(each -> each.isToBeDeleted() && mayReferToAny(released, each))
        .map(SessionEntity::instance)
        .toList();
  }

  private boolean mayReferToAny(Set<Object> released, SessionEntity child) {
    var key = associations.opposite(side, child.persister());
    var state = child.entry().getLoadedState();
    return key == null
        || state == null
        || key.isUnknown(child.entry())
        || released.contains(entities.resolve(key.loadedValue(child.entry())));
  }

  private EntityPersister target() {
    return entities
        .session()
        .getFactory()
        .getMappingMetamodel()
        .getEntityDescriptor(side.relationship().target());
  }
}
