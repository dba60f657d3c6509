package dev.cascade.it.softdelete;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hidden rows that a set of deleted ones lets go: no session has either of them. */
class ReleasedBelowIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Club.class, Circle.class, Person.class);

  @BeforeEach
  void fill() {
    database.execute(
        """
        insert into clubs (id) values (1), (2);
        insert into circles (id, club_id) values (11, 1), (12, 1), (21, 2);
        insert into persons (id, circle_id, deleted_at) values
          (1, 11, null), (2, 11, now()), (3, 12, now()), (4, 21, now());
        """);
  }

  @Test
  void theyLoseTheirKeyWithTheVisibleOnesByOneStatement() {
    var sent = database.recordSql(session -> session.remove(session.find(Club.class, 1)));

    assertThat(sent.writes())
        .containsExactly(
            "update persons p1_0 set circle_id=null where p1_0.circle_id in (select c2_0.id from circles c2_0 where c2_0.club_id in (?)) and 1=1",
            "delete from circles c1_0 where c1_0.club_id in (?)",
            "delete from clubs where id=?");
    assertThat(
            database.rows(
                "select id, coalesce(circle_id::text, 'null'), deleted_at is null from persons order by id"))
        .containsExactly("1|null|t", "2|null|f", "3|null|f", "4|21|f");
  }

  @Entity(name = "Club")
  @Table(name = "clubs")
  static class Club {
    @Id int id;

    @OneToMany(mappedBy = "club")
    @CascadeRule(ALL)
    List<Circle> circles = new ArrayList<>();
  }

  @Entity(name = "Circle")
  @Table(name = "circles")
  static class Circle {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "club_id")
    Club club;

    @OneToMany(mappedBy = "circle")
    @CascadeRule
    List<Person> persons = new ArrayList<>();
  }

  @Entity(name = "Person")
  @Table(name = "persons")
  static class Person extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "circle_id")
    Circle circle;
  }
}
