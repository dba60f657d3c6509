package dev.cascade.hibernate.internal;

import java.util.Map;
import org.hibernate.StaleObjectStateException;
import org.hibernate.engine.internal.Versioning;
import org.hibernate.engine.jdbc.batch.internal.BasicBatchKey;
import org.hibernate.engine.jdbc.batch.spi.BatchKey;
import org.hibernate.engine.jdbc.mutation.JdbcValueBindings;
import org.hibernate.engine.jdbc.mutation.MutationExecutor;
import org.hibernate.engine.jdbc.mutation.ParameterUsage;
import org.hibernate.engine.jdbc.mutation.internal.ModelMutationHelper;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.persister.entity.AbstractEntityPersister;
import org.hibernate.persister.entity.mutation.AbstractMutationCoordinator;
import org.hibernate.persister.entity.mutation.DeleteCoordinator;
import org.hibernate.sql.model.MutationOperationGroup;
import org.hibernate.sql.model.MutationType;
import org.hibernate.sql.model.ast.builder.TableUpdateBuilderStandard;
import org.hibernate.sql.model.internal.MutationGroupSingle;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the place of a type's DELETE: an UPDATE that marks the row, if it is not marked
 * yet. Its version is checked and counted up, as a delete by another must not go unnoticed.
 *
 * <p>By Hibernate's own means, so that the statements of a flush are sent in JDBC batches. Safe for
 * many threads.
 */
final class MarkingDeletes extends AbstractMutationCoordinator implements DeleteCoordinator {

  private final AbstractEntityPersister persister;
  private final DeleteCoordinator forGood;
  private final BatchKey batchKey;
  private final DirtyColumns.Once changed;
  private volatile @Nullable MutationOperationGroup operations;

  MarkingDeletes(AbstractEntityPersister persister, DeleteCoordinator forGood) {
    super(persister, persister.getFactory());
    this.persister = persister;
    this.forGood = forGood;
    this.batchKey = new BasicBatchKey(persister.getEntityName() + "#MARK");
    this.changed = new DirtyColumns.Once(persister);
  }

  /** That of one type, made when it is first asked for: Hibernate's own is not there before. */
  static final class Once {

    private final AbstractEntityPersister persister;
    private volatile @Nullable MarkingDeletes made;

    Once(AbstractEntityPersister persister) {
      this.persister = persister;
    }

    MarkingDeletes get(DeleteCoordinator forGood) {
      var known = made;
      if (known == null) {
        known = new MarkingDeletes(persister, forGood);
        made = known;
      }
      return known;
    }
  }

  @Override
  protected BatchKey getBatchKey() {
    return batchKey;
  }

  @Override
  public MutationOperationGroup getStaticMutationOperationGroup() {
    return forGood.getStaticMutationOperationGroup();
  }

  @Override
  public void delete(
      @Nullable Object entity,
      Object id,
      @Nullable Object version,
      SharedSessionContractImplementor session) {
    var entry = entity == null ? null : session.getPersistenceContextInternal().getEntry(entity);
    if (entry != null && DeletionMark.has(entry, DeletionMark.Decision.FOR_GOOD)) {
      forGood.delete(entity, id, version, session);
    } else if (entity == null || entry == null || DeletionMark.marks(entry).isEmpty()) {
      if (persister.hasOwnedCollections()) {
        // Their rows were deleted before we were asked.
        session.markForRollbackOnly();
      }
      throw new UnsupportedOperationException(
          "%s#%s is soft-deletable, and this delete would be for good. Remove it in a Session or EntityManager, or call Cascades.of(entityManager).hardDelete."
              .formatted(persister.getEntityName(), id));
    } else {
      ChangesAtRemoval.of(entry, session).write(entity, version, changed);
      mark(entity, id, version, DeletionMark.marks(entry), session);
    }
  }

  /** What one marked by a statement for a set of rows was told before: that one did not know it. */
  void writeChanges(SessionEntity marked, SharedSessionContractImplementor session) {
    var version = marked.entry().getVersion();
    var counted =
        version == null
            ? null
            : Versioning.increment(version, persister.getVersionMapping(), session);
    ChangesAtRemoval.of(marked.entry(), session).write(marked.instance(), counted, changed);
  }

  private void mark(
      Object entity,
      Object id,
      @Nullable Object version,
      Map<String, Object> marks,
      SharedSessionContractImplementor session) {
    var group = operations(marks);
    var executor =
        mutationExecutorService.createExecutor(
            resolveBatchKeyAccess(false, session), group, session);
    try {
      bind(id, version, marks, executor, session);
      executor.execute(
          entity,
          null,
          null,
          (statement, rows, position) ->
              ModelMutationHelper.identifiedResultsCheck(
                  statement, rows, position, persister, id, factory),
          session,
          stale -> new StaleObjectStateException(persister.getEntityName(), id, stale));
    } finally {
      executor.release();
    }
    marks.forEach(
        (attribute, value) ->
            persister.setValue(entity, persister.getPropertyIndex(attribute), value));
  }

  private MutationOperationGroup operations(Map<String, Object> marks) {
    var known = operations;
    if (known == null) {
      known = build(marks);
      operations = known;
    }
    return known;
  }

  private MutationOperationGroup build(Map<String, Object> marks) {
    var table = persister.getIdentifierTableMapping();
    var update = new TableUpdateBuilderStandard<>(persister, table, factory);
    marks.keySet().stream()
        .map(this::attribute)
        .forEach(each -> each.forEachSelectable((i, column) -> update.addValueColumn(column)));
    update.addKeyRestrictions(table.getKeyMapping());
    marks.keySet().stream()
        .findFirst()
        .ifPresent(
            each ->
                attribute(each)
                    .forEachSelectable((i, at) -> update.addNullOptimisticLockRestriction(at)));
    var versionMapping = persister.getVersionMapping();
    if (versionMapping != null) {
      update.addValueColumn(versionMapping);
      update.addOptimisticLockRestriction(versionMapping);
    }
    return createOperationGroup(
        null, new MutationGroupSingle(MutationType.UPDATE, persister, update.buildMutation()));
  }

  private void bind(
      Object id,
      @Nullable Object version,
      Map<String, Object> marks,
      MutationExecutor executor,
      SharedSessionContractImplementor session) {
    var bindings = executor.getJdbcValueBindings();
    var table = persister.getIdentifierTableMapping();
    breakDownKeyJdbcValues(id, null, session, bindings, table);
    marks.forEach((name, value) -> bind(attribute(name), value, bindings, session));
    var versionMapping = persister.getVersionMapping();
    if (versionMapping != null && version != null) {
      var column = versionMapping.getSelectionExpression();
      var next = Versioning.increment(version, versionMapping, session);
      bindings.bindValue(version, table.getTableName(), column, ParameterUsage.RESTRICT);
      bindings.bindValue(next, table.getTableName(), column, ParameterUsage.SET);
    }
  }

  private void bind(
      AttributeMapping attribute,
      @Nullable Object value,
      JdbcValueBindings bindings,
      SharedSessionContractImplementor session) {
    var table = persister.getIdentifierTableMapping().getTableName();
    attribute.breakDownJdbcValues(
        value,
        (index, jdbcValue, column) ->
            bindings.bindValue(
                jdbcValue, table, column.getSelectionExpression(), ParameterUsage.SET),
        session);
  }

  private AttributeMapping attribute(String name) {
    return persister.getAttributeMapping(persister.getPropertyIndex(name));
  }
}
