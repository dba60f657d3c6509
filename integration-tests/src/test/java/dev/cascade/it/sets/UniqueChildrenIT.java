package dev.cascade.it.sets;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Children with a unique column, below a parent that has none. */
class UniqueChildrenIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Team.class, Seat.class);

  @Test
  void aSeatWithTheSameIdCanBeInsertedAfterAFlush() {
    var red = new Team();
    red.id = "red";
    red.seats.add(seat("s1", "window", red));
    database.save(red);

    database.recordSql(
        session -> {
          session.remove(session.find(Team.class, "red"));
          session.flush();
          var blue = new Team();
          blue.id = "blue";
          session.persist(blue);
          session.persist(seat("s1", "window", blue));
        });

    assertThat(database.rows("select id, place, team_id from seats"))
        .containsExactly("s1|window|blue");
  }

  private static Seat seat(String id, String place, Team team) {
    var seat = new Seat();
    seat.id = id;
    seat.place = place;
    seat.team = team;
    return seat;
  }

  @Entity(name = "Team")
  @Table(name = "teams")
  static class Team {

    @Id String id;

    @OneToMany(mappedBy = "team")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Seat> seats = new ArrayList<>();
  }

  @Entity(name = "Seat")
  @Table(name = "seats")
  static class Seat {

    @Id String id;

    @Column(unique = true)
    String place;

    @ManyToOne(fetch = FetchType.LAZY)
    Team team;
  }
}
