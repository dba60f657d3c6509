package dev.cascade.it.random;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.cascade.it.conformance.Fields;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The same by our rules: entities that are loaded and removed, one flush at the commit. */
final class ByRules implements AutoCloseable {

  // Not a measure of speed: a flush that goes round in circles is a failure, not a hanging build.
  private static final Duration ENDLESS = Duration.ofSeconds(20);

  private final Tables tables;
  private SingleConnectionDataSource database;
  private @Nullable MappedDomain mapped;

  ByRules() throws SQLException {
    tables = new Tables();
    database = new SingleConnectionDataSource(tables.open(), true);
  }

  /**
   * Boots, removes, and reads what is left.
   *
   * @throws AssertionError if that does not come to an end
   */
  Outcome outcomeOf(DeletionCase wanted) throws SQLException {
    tables.fill(wanted, KeyClauses.AS_BACKED);
    var mapping = mapping(wanted.domain());
    try {
      var failure = assertTimeoutPreemptively(ENDLESS, () -> failureOf(wanted.removal(), mapping));
      return new Outcome(tables.rows(wanted.domain()), failure.orElse(null));
    } catch (AssertionError endless) {
      // It still runs, and holds its locks while it is connected.
      database.destroy();
      database = new SingleConnectionDataSource(tables.open(), true);
      mapped = null;
      throw endless;
    }
  }

  private static Optional<Exception> failureOf(Removal removal, MappedDomain mapping) {
    try (var session = mapping.sessions().createEntityManager()) {
      var transaction = session.getTransaction();
      transaction.begin();
      try {
        carryOut(removal, session, mapping);
        transaction.commit();
        return Optional.empty();
      } catch (RuntimeException e) {
        return Optional.of(e);
      } finally {
        if (transaction.isActive()) {
          transaction.rollback();
        }
      }
    }
  }

  private static void carryOut(Removal removal, EntityManager session, MappedDomain mapping) {
    for (var load : removal.loads()) {
      var entity = find(load.row(), session, mapping);
      load.collections().forEach(each -> Hibernate.initialize(Fields.get(entity, each)));
    }
    var roots =
        removal.roots().stream()
            .map(
                each ->
                    each.isReference()
                        ? session.getReference(mapping.entity(each.row().type()), each.row().id())
                        : find(each.row(), session, mapping))
            .toList();
    roots.forEach(session::remove);
  }

  private static Object find(Row row, EntityManager session, MappedDomain mapping) {
    return session.find(mapping.entity(row.type()), row.id());
  }

  /** Booted anew only for another domain: rows shrink faster then. */
  private MappedDomain mapping(Domain domain) {
    var known = mapped;
    if (known == null || !known.domain().equals(domain)) {
      close(known);
      mapped = null;
      known = new MappedDomain(domain, database);
      mapped = known;
    }
    return known;
  }

  private static void close(@Nullable MappedDomain mapping) {
    if (mapping != null) {
      mapping.close();
    }
  }

  @Override
  public void close() throws SQLException {
    close(mapped);
    database.destroy();
    tables.close();
  }
}
