package dev.cascade.hibernate.schema;

import dev.cascade.model.DeletionAttributes;
import dev.cascade.violation.Code;
import dev.cascade.violation.Findings;
import dev.cascade.violation.Severities;
import dev.cascade.violation.Severity;
import dev.cascade.violation.Violation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.hibernate.SessionFactoryObserver;
import org.hibernate.boot.Metadata;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * Names the unique keys of the database in which a row that is marked as deleted keeps its values
 * from the next live row. Asks once, when the factory and its tables are there.
 */
public final class BlockedValues implements SessionFactoryObserver {

  private static final long serialVersionUID = 1L;
  private static final System.Logger LOG = System.getLogger("dev.cascade");

  private final transient List<MarkedTable> tables;
  private final transient Severities severities;
  private final transient DatabaseNames names;
  private final transient Dialect dialect;

  private BlockedValues(
      List<MarkedTable> tables, Severities severities, SessionFactoryImplementor sessions) {
    this.tables = tables;
    this.severities = severities;
    this.names = new DatabaseNames(sessions);
    this.dialect = sessions.getJdbcServices().getDialect();
  }

  /**
   * Lets a factory that is being built look, unless the check is off, no type is soft-deletable, or
   * there is no one database to ask at start-up.
   */
  public static void findWhenCreated(
      Collection<DeletionAttributes> roots,
      Metadata metadata,
      Severities severities,
      SessionFactoryImplementor sessions) {
    if (!roots.isEmpty()
        && severities.of(Code.DELETED_VALUE_BLOCKS) != Severity.OFF
        && !sessions.getSessionFactoryOptions().isMultiTenancyEnabled()
        && BootConnection.isAllowed(sessions)) {
      sessions.addObserver(
          new BlockedValues(MarkedTable.of(roots, metadata), severities, sessions));
    }
  }

  @Override
  public void sessionFactoryCreated(SessionFactory factory) {
    try (var boot = BootConnection.of((SessionFactoryImplementor) factory)) {
      report(violations(boot.connection()));
    } catch (SQLException | BootConnection.UnavailableException e) {
      LOG.log(
          System.Logger.Level.INFO,
          "The unique keys of soft-deletable types are not checked: {0}",
          e.getMessage());
    }
  }

  private void report(List<Violation> violations) {
    var findings = Findings.of(violations, severities);
    findings.warnings().forEach(each -> LOG.log(System.Logger.Level.WARNING, each.toString()));
    findings.throwIfAny();
  }

  private List<Violation> violations(Connection connection) throws SQLException {
    var live = new LiveUniqueKeys(connection, names);
    var found = new ArrayList<Violation>();
    for (var table : tables) {
      for (var key : live.of(table.name())) {
        if (key.blocks(names.name(table.deletedAt()))) {
          found.add(violation(table, key));
        }
      }
    }
    return found;
  }

  private Violation violation(MarkedTable table, LiveUniqueKey key) {
    return new Violation(
        Code.DELETED_VALUE_BLOCKS,
        table.entity(),
        "a row that is marked as deleted keeps its %s, and %s of %s refuses the next live row with the same."
            .formatted(
                String.join(", ", key.columns()), key.description(), names.inSql(table.name())),
        remedy(table, key));
  }

  private String remedy(MarkedTable table, LiveUniqueKey key) {
    if (!table.hasColumn()) {
      return "Its table has no %s by which an index could tell: map the attribute to the root's table, or drop the key."
          .formatted(table.deletedAt().getText());
    }
    return dialect instanceof PostgreSQLDialect
        ? "Run: " + drop(table, key) + " " + create(table, key)
        : "Make it one of the rows only whose %s is null.".formatted(table.deletedAt().getText());
  }

  private String drop(MarkedTable table, LiveUniqueKey key) {
    return key.isConstraint()
        ? "alter table %s drop constraint %s;".formatted(names.inSql(table.name()), inSql(key))
        : "drop index %s;".formatted(inSql(key));
  }

  private String create(MarkedTable table, LiveUniqueKey key) {
    return "create unique index %s on %s (%s) where %s%s is null;"
        .formatted(
            inSql(key),
            names.inSql(table.name()),
            key.columns().stream().map(this::columnInSql).collect(Collectors.joining(", ")),
            key.condition() == null ? "" : key.condition() + " and ",
            table.deletedAt().render(dialect));
  }

  // An expression is written as the database tells it.
  private String columnInSql(String column) {
    return column.contains("(") ? column : names.fromDatabase(column).render(dialect);
  }

  private String inSql(LiveUniqueKey key) {
    return names.fromDatabase(key.name()).render(dialect);
  }
}
