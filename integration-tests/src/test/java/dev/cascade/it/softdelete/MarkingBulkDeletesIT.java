package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.hibernate.CascadeSettings;
import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.refusal.BulkDeleteRefusedException;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.softdelete.Heirs.Owner;
import jakarta.persistence.FlushModeType;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A delete by query marks the rows of a soft-deletable type, and what belongs to them. */
class MarkingBulkDeletesIT {

  @RegisterExtension static final MappedDatabase database = Heirs.database();

  @BeforeEach
  void fill() {
    Heirs.fill(database);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "delete Owner o where o.id = 1 | 1 | owners 1, papers 11, papers 12, vehicles 11, vehicles 12, devices 11, phones 12",
        "delete from Letter l where l.owner.id = 1 | 1 | papers 12",
        "delete from Paper p where p.owner.id = 1 | 2 | papers 11, papers 12",
        "delete from Truck t where t.load = 7 | 2 | vehicles 12, vehicles 22",
        "delete from Vehicle v where v.id < 20 | 2 | vehicles 11, vehicles 12",
        "delete from Phone p where p.id in (select q.id from Phone q where q.number = '2') | 1 | phones 22",
        "delete from Device d where d.owner.id = 2 | 2 | devices 21, phones 22",
        "delete from Owner o where o.id = 3 | 0 | "
      })
  void rowsAreMarkedAndCounted(String hql, int rows, String marked) {
    database.inTransaction(
        session -> assertThat(session.createQuery(hql).executeUpdate()).isEqualTo(rows));

    assertThat(marked()).containsExactlyInAnyOrder(split(marked));
    assertThat(Heirs.rows(database)).hasSize(16);
  }

  @Test
  void whatOneQueryTookComesBackTogether() {
    database.inTransaction(
        session -> session.createQuery("delete from Owner o where o.id = 1").executeUpdate());
    database.inTransaction(session -> Cascades.of(session).restore(Owner.class, 1L));

    assertThat(marked()).isEmpty();
  }

  @Test
  void rowsThatAreMarkedAlreadyAreNotCounted() {
    database.inTransaction(
        session -> session.createQuery("delete from Letter l where l.id = 12").executeUpdate());
    database.inTransaction(
        session ->
            assertThat(session.createQuery("delete from Letter").executeUpdate()).isEqualTo(1));
  }

  @Test
  void aCriteriaDeleteAndAStatelessSessionMarkToo() {
    database.inTransaction(
        session -> {
          var delete = session.getCriteriaBuilder().createCriteriaDelete(Heirs.Paper.class);
          var paper = delete.from(Heirs.Paper.class);
          delete.where(session.getCriteriaBuilder().equal(paper.get("id"), 11L));
          assertThat(session.createQuery(delete).executeUpdate()).isEqualTo(1);
        });
    try (var session = database.sessions().unwrap(SessionFactory.class).openStatelessSession()) {
      session.getTransaction().begin();
      var rows =
          session
              .createMutationQuery("delete from Phone p where p.number in (:numbers)")
              .setParameterList("numbers", List.of("1", "2"))
              .executeUpdate();
      assertThat(rows).isEqualTo(2);
      session.getTransaction().commit();
    }

    assertThat(marked()).containsExactlyInAnyOrder("papers 11", "phones 12", "phones 22");
  }

  @ParameterizedTest
  @EnumSource(FlushModeType.class)
  void noLiveRowIsMarkedWhereOnlyDeletedOnesAreShown(FlushModeType mode) {
    database.inTransaction(
        session -> session.createQuery("delete from Letter l where l.id = 12").executeUpdate());

    database.inTransaction(
        session -> {
          session.setFlushMode(mode);
          Cascades.of(session)
              .onlyDeleted(() -> session.createQuery("delete from Paper").executeUpdate());
        });

    assertThat(marked()).containsExactly("papers 12");
  }

  @Test
  void whereTheyAreIgnoredTheyAreRefusedStill() {
    var ignoring = java.util.Map.<String, Object>of(CascadeSettings.BULK_DELETES, "ignore");
    try (var sessions = database.factory(ignoring);
        var session = sessions.createEntityManager()) {
      session.getTransaction().begin();
      assertThatThrownBy(() -> session.createQuery("delete from Owner").executeUpdate())
          .isInstanceOf(BulkDeleteRefusedException.class)
          .hasMessageContaining("cascade.bulk-deletes=apply");
      session.getTransaction().rollback();
    }
  }

  private static String[] split(String marked) {
    return marked == null ? new String[0] : marked.split(", ");
  }

  private static List<String> marked() {
    return Heirs.rows(database).stream()
        .filter(row -> row.startsWith("-"))
        .map(row -> row.substring(1))
        .toList();
  }
}
