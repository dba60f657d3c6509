package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.internal.Deletion;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.dialect.PostgreSQLDialect;
import org.jspecify.annotations.Nullable;

/** Chooses how the work of levels is done. */
final class LevelForms {

  private final BulkEngine engine;
  private final BatchOptions options;

  LevelForms(BulkEngine engine, BatchOptions options) {
    this.engine = engine;
    this.options = options;
  }

  /**
   * Of one level.
   *
   * @param deletion by which rows are marked; null if they are not
   */
  LevelForm of(Level level, @Nullable Deletion deletion) {
    return new LevelForm(action(level, deletion), simple(level).orElse(null));
  }

  private Optional<SimpleDelete> simple(Level level) {
    return level.work() != Work.DELETE || options.portable || !isPostgres()
        ? Optional.empty()
        : SimpleTable.of(level.end())
            .map(
                table ->
                    new SimpleDelete(
                        table, level.end().way().child(), true, options.skipLocked));
  }

  private boolean isPostgres() {
    return engine.sessions().getJdbcServices().getDialect() instanceof PostgreSQLDialect dialect
        && dialect.getClass().getName().startsWith("org.hibernate.dialect.PostgreSQL");
  }

  private RowAction action(Level level, @Nullable Deletion deletion) {
    return switch (level.work()) {
      case DELETE -> SentStatements.deleting(level);
      case RELEASE -> SentStatements.releasing(level);
      case MARK ->
          SentStatements.marking(
              level,
              engine.softDeletions().of(level.end().child()).orElseThrow(),
              Objects.requireNonNull(deletion));
      case REMOVE -> new RemovedObjects(engine.runner(), deletion);
    };
  }
}
