package dev.cascade.hibernate.schema;

import dev.cascade.rule.Rules;
import dev.cascade.violation.CascadeConfigurationException;
import dev.cascade.violation.Code;
import dev.cascade.violation.Findings;
import dev.cascade.violation.Severities;
import dev.cascade.violation.Severity;
import dev.cascade.violation.Violation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/**
 * Sees to it that the database does what rules with passive deletes leave to it: asked when the
 * session factory is made, where it can be asked then, else at the first removal. Safe for many
 * threads.
 */
public final class LiveKeys {

  private static final System.Logger LOG = System.getLogger("dev.cascade");
  private static final Object ONE_DATABASE = new Object();

  private final List<ReliedKey> relied;
  private final Severities severities;
  private final DatabaseNames names;
  private final KeyComparison comparison;
  private final boolean perTenant;
  private final Map<Object, List<ReliedKey>> unverified = new ConcurrentHashMap<>();

  private LiveKeys(
      List<ReliedKey> relied, Severities severities, SessionFactoryImplementor sessions) {
    this.relied = relied;
    this.severities = severities;
    names = new DatabaseNames(sessions);
    comparison =
        new KeyComparison(names, new MendingDdl(names, sessions.getJdbcServices().getDialect()));
    perTenant = sessions.getSessionFactoryOptions().isMultiTenancyEnabled();
  }

  /**
   * Those that {@code rules} rely on; none, and no connection is ever opened for them, if the check
   * is off. Called while the factory is built, before its tables are.
   */
  public static LiveKeys of(
      Metadata metadata, Rules rules, Severities severities, SessionFactoryImplementor sessions) {
    var off = severities.of(Code.LIVE_KEY_DIFFERS) == Severity.OFF;
    return new LiveKeys(off ? List.of() : new ReliedKeys(metadata).of(rules), severities, sessions);
  }

  /** Lets a factory that is being built ask, once its tables are there. */
  public void verifyWhenCreated(SessionFactoryImplementor sessions) {
    // Each tenant may have tables of its own, and at start-up there is no tenant.
    if (!relied.isEmpty() && !perTenant && BootConnection.isAllowed(sessions)) {
      sessions.addObserver(new BootVerification(this));
    }
  }

  /**
   * Asks what could not be asked before; costs a look into a map afterwards. What is refused is
   * asked again the next time.
   *
   * @throws CascadeConfigurationException with everything that is wrong; nothing was changed
   */
  public void verify(SharedSessionContractImplementor session) {
    var open = unverified(tenant(session));
    if (!open.isEmpty()) {
      var tenant = tenant(session);
      session.doWork(connection -> verify(open, tenant, new LiveTables(connection, names, true)));
    }
  }

  /** Asks over a connection that belongs to no session and no tenant. */
  void verify(Connection connection) throws SQLException {
    verify(relied, ONE_DATABASE, new LiveTables(connection, names, false));
  }

  private List<ReliedKey> unverified(Object tenant) {
    return unverified.getOrDefault(tenant, relied);
  }

  private Object tenant(SharedSessionContractImplementor session) {
    return perTenant
        ? Objects.requireNonNullElse(session.getTenantIdentifierValue(), ONE_DATABASE)
        : ONE_DATABASE;
  }

  private void verify(List<ReliedKey> keys, Object tenant, LiveTables tables) throws SQLException {
    var violations = new ArrayList<Violation>();
    var missing = new ArrayList<ReliedKey>();
    for (var key : keys) {
      var table = tables.find(key.table());
      switch (table.candidates()) {
        case 0 -> missing.add(key);
        case 1 -> comparison.violation(key, table.keys()).ifPresent(violations::add);
        default -> warnOfUnknown(key);
      }
    }
    report(violations);
    unverified.put(tenant, List.copyOf(missing));
  }

  private void report(List<Violation> violations) {
    var findings = Findings.of(violations, severities);
    findings.warnings().forEach(each -> LOG.log(System.Logger.Level.WARNING, each.toString()));
    findings.throwIfAny();
  }

  private static void warnOfUnknown(ReliedKey key) {
    LOG.log(
        System.Logger.Level.WARNING,
        "{0}: several schemas have a table {1}, none of them is the connection''s current one; whether its foreign key is {2} is not known. Set hibernate.default_schema, or name the schema in the mapping.",
        key.rule().relationship().path(),
        key.table().getTableName(),
        "ON DELETE " + key.onDelete().sql());
  }
}
