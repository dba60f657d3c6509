package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Deleting a row for good, to which rows refer that are marked as deleted, and others that live.
 */
class UnmarkedParentIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Team.class, Member.class, Guest.class, Room.class, Key.class);

  @BeforeEach
  void fill() {
    database.execute(
        """
        insert into teams (id) values (1);
        insert into members (id, team_id, deleted_at) values (1, 1, null), (2, 1, now());
        insert into guests (id, team_id, version, deleted_at) values (1, 1, 0, null), (2, 1, 0, now());
        insert into rooms (id) values (1), (2);
        insert into keys (id, room_id, deleted_at) values (1, 1, now())""");
  }

  @Test
  void childrenThatAreReleasedLoseTheirKeyAlsoWhereTheyAreMarked() {
    database.recordSql(session -> session.remove(session.find(Team.class, 1L)));

    assertThat(database.rows("select id, team_id from members order by id"))
        .containsExactly("1|null", "2|null");
    assertThat(database.rows("select id, team_id from guests order by id"))
        .containsExactly("1|null", "2|null");
    assertThat(database.rows("select id from members where deleted_at is null"))
        .containsExactly("1");
  }

  @Test
  void soDoThoseOfALoadedList() {
    database.recordSql(
        session -> {
          var team = session.find(Team.class, 1L);
          Hibernate.initialize(team.members);
          Hibernate.initialize(team.guests);
          session.remove(team);
        });

    assertThat(database.rows("select id, team_id from members order by id"))
        .containsExactly("1|null", "2|null");
    assertThat(database.rows("select id, team_id from guests order by id"))
        .containsExactly("1|null", "2|null");
  }

  @Test
  void aMarkedRowRefusesWhatItsKeyRefuses() {
    assertThatThrownBy(
            () -> database.recordSql(session -> session.remove(session.find(Room.class, 1L))))
        .hasStackTraceContaining("DeleteRefusedException");
    database.recordSql(session -> session.remove(session.find(Room.class, 2L)));

    assertThat(database.rows("select id from rooms")).containsExactly("1");
  }

  @Entity(name = "Team")
  @Table(name = "teams")
  static class Team {
    @Id Long id;

    @OneToMany(mappedBy = "team")
    @CascadeRule
    List<Member> members = new ArrayList<>();

    @OneToMany(mappedBy = "team")
    @CascadeRule
    List<Guest> guests = new ArrayList<>();
  }

  @Entity(name = "Member")
  @Table(name = "members")
  static class Member extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "team_id")
    Team team;
  }

  /** Its version keeps it from being released by one statement with the others. */
  @Entity(name = "Guest")
  @Table(name = "guests")
  static class Guest extends SoftDeletable {
    @Id Long id;
    @Version long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "team_id")
    Team team;
  }

  @Entity(name = "Room")
  @Table(name = "rooms")
  static class Room {
    @Id Long id;
  }

  @Entity(name = "Key")
  @Table(name = "keys")
  static class Key extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "room_id")
    @OnParentDelete(OnDelete.RESTRICT)
    Room room;
  }
}
