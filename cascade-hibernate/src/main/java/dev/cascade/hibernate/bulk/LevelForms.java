package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.internal.Deletion;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** Chooses how the work of levels is done. */
record LevelForms(
    BulkEngine engine, BatchOptions options, KeyIndexes indexes, SessionFilters filters) {

  /**
   * Of one level.
   *
   * @param deletion by which rows are marked; null if they are not
   */
  LevelForm of(Level level, @Nullable Deletion deletion) {
    return new LevelForm(action(level, deletion), simple(level).orElse(null));
  }

  /** Whether statements of PostgreSQL's own may be used. */
  boolean isPostgres() {
    return !options.portable
        && engine.sessions().getJdbcServices().getDialect().getClass() == PostgreSQLDialect.class;
  }

  /** All rows of one tenant in one statement; empty where that is not possible. */
  Optional<SimpleDelete> ofTenant(EntityPersister type) {
    return isPostgres()
        ? SimpleTable.ofTenant(type, filters)
            .map(table -> new SimpleDelete(table, type.getEntityName(), true, options.skipLocked))
        : Optional.empty();
  }

  private Optional<SimpleDelete> simple(Level level) {
    var type = level.end().child();
    return level.work() != Work.DELETE
            || !isPostgres()
            || engine.softDeletions().of(type).isPresent()
        ? Optional.empty()
        : SimpleTable.of(level.end(), filters)
            .map(
                table ->
                    new SimpleDelete(
                        table,
                        level.end().way().child(),
                        indexes.areOrdered(table),
                        options.skipLocked));
  }

  private RowAction action(Level level, @Nullable Deletion deletion) {
    return switch (level.work()) {
      case DELETE -> SentStatements.deleting(level, options.skipLocked);
      case RELEASE -> SentStatements.releasing(level, options.skipLocked);
      case MARK ->
          SentStatements.marking(
              level,
              engine.softDeletions().of(level.end().child()).orElseThrow(),
              Objects.requireNonNull(deletion),
              options.skipLocked);
      case REMOVE -> new RemovedObjects(engine.runner(), deletion, options.skipLocked);
    };
  }
}
