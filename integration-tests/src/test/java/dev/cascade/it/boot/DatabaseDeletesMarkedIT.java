package dev.cascade.it.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.violation.CascadeConfigurationException;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.junit.jupiter.api.Test;

/** ON DELETE CASCADE on soft-deletable rows whose parent is deleted for good. */
class DatabaseDeletesMarkedIT {

  @Test
  void itIsRefusedWhenTheApplicationStarts() {
    assertThatThrownBy(Boot.of(Fair.class, Ticket.class)::metadata)
        .isInstanceOf(CascadeConfigurationException.class)
        .hasMessageEndingWith(
            """
            [CASCADE-125] Ticket.fair: removing a Fair deletes its row, and the database then deletes Ticket rows for good (tickets.fair_id is ON DELETE CASCADE): no restore brings them back.
              Make Fair soft-deletable too, or write RESTRICT, or SET_NULL, in place of CASCADE.""");
  }

  @Test
  void whereThatIsToleratedTheDatabaseDeletesThem() {
    try (var database =
        MappedDatabase.of(Fair.class, Ticket.class)
            .with("cascade.checks.CASCADE-125", "off")
            .boot()) {
      database.execute(
          """
          insert into fairs (id) values (1), (2);
          insert into tickets (id, fair_id, deleted_at) values (1, 1, null), (2, 1, now()), (3, 2, null);
          """);

      var sent = database.recordSql(session -> session.remove(session.find(Fair.class, 1)));

      assertThat(sent.writes()).containsExactly("delete from fairs where id=?");
      assertThat(database.rows("select id from tickets")).containsExactly("3");
    }
  }

  @Entity(name = "Fair")
  @Table(name = "fairs")
  static class Fair {
    @Id int id;
  }

  @Entity(name = "Ticket")
  @Table(name = "tickets")
  static class Ticket extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "fair_id")
    @OnParentDelete(OnDelete.CASCADE)
    Fair fair;
  }
}
