package dev.cascade.hibernate.internal;

import dev.cascade.hibernate.internal.DeletionMark.Decision;
import org.hibernate.action.internal.EntityDeleteAction;
import org.hibernate.event.spi.EventSource;

/**
 * The delete of one entity, which sends nothing if a statement for a set of rows was quicker.
 *
 * <p>Whether it was is known only when that statement has run, behind the flush's updates; and
 * Hibernate's action decides when it is made.
 */
final class QueuedDelete extends EntityDeleteAction {

  private static final long serialVersionUID = 1L;

  private final transient SessionEntity entity;

  private QueuedDelete(SessionEntity entity, boolean withoutSql, EventSource session) {
    super(
        entity.entry().getId(),
        entity.entry().getDeletedState(),
        entity.entry().getVersion(),
        entity.instance(),
        entity.persister(),
        withoutSql,
        session);
    this.entity = entity;
  }

  static QueuedDelete of(SessionEntity entity, EventSource session) {
    return new QueuedDelete(entity, entity.isLeftToDatabase(), session);
  }

  @Override
  public void execute() {
    if (isGone()) {
      if (getPersister().getDeleteCoordinator() instanceof MarkingDeletes marking
          && entity.deletion() != null) {
        marking.writeChanges(entity, eventSource());
      }
      var inMemory = new QueuedDelete(entity, true, eventSource());
      inMemory.executeInMemory();
      setLock(inMemory.getLock());
    } else {
      super.execute();
    }
  }

  private boolean isGone() {
    return DeletionMark.has(entity.entry(), Decision.GONE_WITH_SET)
        || (DeletionMark.has(entity.entry(), Decision.MAY_BE_GONE) && !hasRow());
  }

  private boolean hasRow() {
    eventSource().getJdbcCoordinator().executeBatch();
    var hql = "select count(*) from %s row where row = :row".formatted(getEntityName());
    return QueryInFlush.of(eventSource(), hql, Long.class)
            .setParameter("row", entity.instance())
            .getSingleResult()
        > 0;
  }

  private void executeInMemory() {
    super.execute();
  }
}
