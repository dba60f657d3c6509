package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.internal.StatementInFlush;
import java.util.List;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Sets the foreign key of children to NULL, for many parents at once; those that the flush updates
 * by themselves have lost it already.
 */
record ReleaseStatement(SessionEntities entities, Association side, List<SessionEntity> parents) {

  void execute() {
    if (parents.isEmpty()) {
      return;
    }
    var deleted = deletedChildren();
    for (var chunk : Chunks.of(parents.stream().map(SessionEntity::instance).toList())) {
      var query = StatementInFlush.of(entities.session(), hql(deleted));
      query.setParameterList("parents", chunk);
      if (!deleted.isEmpty()) {
        query.setParameterList("deleted", deleted);
      }
      query.executeUpdate();
    }
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

  private List<Object> deletedChildren() {
    var target = target();
    return entities.all().stream()
        .filter(
            each ->
                each.isToBeDeleted()
                    && target.isSubclassEntityName(each.persister().getEntityName()))
        .map(SessionEntity::instance)
        .toList();
  }

  private EntityPersister target() {
    return entities
        .session()
        .getFactory()
        .getMappingMetamodel()
        .getEntityDescriptor(side.relationship().target());
  }
}
