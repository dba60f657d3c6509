package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Identifiers of two columns, and references by another unique column. */
class HiddenWithEmbeddedIdIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Seat.class, Visitor.class, Country.class);

  @BeforeEach
  void fill() {
    database.execute(
        """
        insert into seats (line, number, deleted_at) values (1, 1, null), (1, 2, now()), (2, 1, null);
        insert into countries (id, code, deleted_at) values (1, 'at', null), (2, 'be', now());
        insert into visitors (id, name, seat_line, seat_number, country_code) values
          (1, 'ada', 1, 1, 'at'), (2, 'bob', 1, 2, 'be');
        insert into visitors_tried (visitor_id, seat_line, seat_number) values (1, 1, 1), (1, 1, 2), (1, 2, 1);
        insert into visitors_seen (visitor_id, country_code) values (1, 'at'), (1, 'be');
        """);
  }

  @Test
  void theLivingAreFound() {
    database.inTransaction(
        session -> {
          assertThat(session.find(Seat.class, new Place(1, 1))).isNotNull();
          assertThat(session.find(Seat.class, new Place(1, 2))).isNull();
          assertThat(list(session, "select count(*) from Seat")).containsExactly(2L);
        });
  }

  @Test
  void aJoinOverAReferenceShowsThem() {
    database.inTransaction(
        session -> {
          assertThat(list(session, "select v.name from Visitor v join v.seat"))
              .containsExactly("ada");
          assertThat(list(session, "select v.name from Visitor v join v.country"))
              .containsExactly("ada");
        });
  }

  @Test
  void aReferenceToADeletedRowSurvivesAnUpdate() {
    database.inTransaction(
        session -> {
          var bob = session.find(Visitor.class, 2);
          assertThat(bob.country.code).isEqualTo("be");
          bob.name = "rob";
        });

    assertThat(
            database.rows(
                "select name, seat_line, seat_number, country_code from visitors where id = 2"))
        .containsExactly("rob|1|2|be");
  }

  @Test
  void aJoinTableShowsThemAndKeepsTheOthers() {
    database.inTransaction(
        session -> {
          assertThat(list(session, "select size(v.tried) from Visitor v where v.id = 1"))
              .containsExactly(2);
          assertThat(list(session, "select size(v.seen) from Visitor v where v.id = 1"))
              .containsExactly(1);
          var ada = session.find(Visitor.class, 1);
          assertThat(ada.tried).hasSize(2);
          assertThat(ada.seen).hasSize(1);
          ada.tried = new HashSet<>();
          ada.seen.clear();
        });

    assertThat(database.rows("select visitor_id, seat_line, seat_number from visitors_tried"))
        .containsExactly("1|1|2");
    assertThat(database.rows("select visitor_id, country_code from visitors_seen"))
        .containsExactly("1|be");
  }

  @Test
  void theScopeShowsAll() {
    database.inTransaction(
        session ->
            Cascades.of(session)
                .withDeleted(
                    () -> {
                      assertThat(session.find(Seat.class, new Place(1, 2))).isNotNull();
                      var ada = session.find(Visitor.class, 1);
                      assertThat(ada.tried).hasSize(3);
                      assertThat(ada.seen).hasSize(2);
                    }));
  }

  private static List<Object> list(EntityManager session, String query) {
    return session.createQuery(query, Object.class).getResultList();
  }

  @Embeddable
  record Place(int line, int number) {}

  @Entity(name = "Seat")
  @Table(name = "seats")
  static class Seat extends SoftDeletable {
    @EmbeddedId Place place;
  }

  @Entity(name = "Country")
  @Table(name = "countries")
  static class Country extends SoftDeletable {
    @Id Long id;

    @Column(unique = true)
    String code;
  }

  @Entity(name = "Visitor")
  @Table(name = "visitors")
  static class Visitor {
    @Id Long id;
    String name;

    @ManyToOne
    @JoinColumn(name = "seat_line", referencedColumnName = "line")
    @JoinColumn(name = "seat_number", referencedColumnName = "number")
    Seat seat;

    @ManyToOne
    @JoinColumn(name = "country_code", referencedColumnName = "code")
    Country country;

    @ManyToMany
    @JoinTable(
        name = "visitors_tried",
        joinColumns = @JoinColumn(name = "visitor_id"),
        inverseJoinColumns = {
          @JoinColumn(name = "seat_line", referencedColumnName = "line"),
          @JoinColumn(name = "seat_number", referencedColumnName = "number")
        })
    Set<Seat> tried = new HashSet<>();

    @ManyToMany
    @JoinTable(
        name = "visitors_seen",
        joinColumns = @JoinColumn(name = "visitor_id"),
        inverseJoinColumns = @JoinColumn(name = "country_code", referencedColumnName = "code"))
    List<Country> seen = new ArrayList<>();
  }
}
