package dev.cascade.it.softdelete;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.SOFT_DELETE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Marks that travel over join tables, and to the row that a removed one refers to. */
class MarkedTargetsIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Team.class, Player.class, Fan.class, Badge.class);

  @BeforeEach
  void fill() {
    database.execute(
        """
        insert into badges (id) values (1), (2);
        insert into teams (id, badge_id, version) values (1, 1, 0), (2, 2, 0);
        insert into players (id) values (1), (2), (3);
        insert into fans (id) values (1), (2);
        insert into teams_players (team_id, player_id) values (1, 1), (1, 2), (2, 3);
        insert into teams_fans (team_id, fan_id) values (1, 1), (2, 1), (2, 2);
        """);
  }

  @Test
  void aRemovedTeamTakesItsPlayersAndItsBadgeAndKeepsItsJoinRows() {
    var sent = database.recordSql(session -> session.remove(session.find(Team.class, 1)));

    assertThat(sent.writes()).isNotEmpty().allMatch(each -> each.startsWith("update "));
    assertTaken();
  }

  @Test
  void soItIsWhereAllOfThemAreLoaded() {
    database.recordSql(
        session -> {
          var team = session.find(Team.class, 1);
          assertThat(team.players).hasSize(2);
          assertThat(team.fans).hasSize(1);
          Hibernate.initialize(team.badge);
          session.remove(team);
        });

    assertTaken();
  }

  @Test
  void aRemovedFanKeepsItsPlaceInLoadedTeams() {
    var sent =
        database.recordSql(
            session -> {
              var teams = session.createQuery("from Team", Team.class).getResultList();
              teams.forEach(team -> assertThat(team.fans).isNotEmpty());
              session.remove(session.find(Fan.class, 1));
              session.flush();
              assertThat(teams).allSatisfy(team -> assertThat(team.fans).noneMatch(f -> f.id == 1));
            });

    assertThat(sent.writes())
        .containsExactly(
            "update fans set deleted_at=?,deletion_id=? where id=? and deleted_at is null");
    assertThat(database.rows("select team_id, fan_id from teams_fans order by 1, 2"))
        .containsExactly("1|1", "2|1", "2|2");
    assertThat(database.rows("select version from teams")).containsOnly("0");
  }

  @Test
  void aRemovedPlayerKeepsItsPlaceInALoadedListUnderARule() {
    database.recordSql(
        session -> {
          var team = session.find(Team.class, 1);
          assertThat(team.players).hasSize(2);
          session.remove(team.players.get(0));
        });

    assertThat(database.rows("select id from players where deleted_at is not null"))
        .containsExactly("1");
    assertThat(database.rows("select team_id, player_id from teams_players order by 1, 2"))
        .containsExactly("1|1", "1|2", "2|3");
  }

  private static void assertTaken() {
    assertThat(database.rows("select id from teams where deleted_at is not null"))
        .containsExactly("1");
    assertThat(database.rows("select id from badges where deleted_at is not null"))
        .containsExactly("1");
    assertThat(database.rows("select id from players where deleted_at is not null order by 1"))
        .containsExactly("1", "2");
    assertThat(database.rows("select id from fans where deleted_at is not null")).isEmpty();
    assertThat(database.rows("select team_id, player_id from teams_players order by 1, 2"))
        .containsExactly("1|1", "1|2", "2|3");
    assertThat(database.rows("select team_id, fan_id from teams_fans order by 1, 2"))
        .containsExactly("1|1", "2|1", "2|2");
    assertThat(database.rows("select badge_id from teams where id = 1")).containsExactly("1");
    assertThat(
            database.rows(
                """
                select count(distinct deletion_id) from (select deletion_id from teams union all
                  select deletion_id from players union all select deletion_id from badges) x"""))
        .containsExactly("1");
  }

  @Entity(name = "Team")
  @Table(name = "teams")
  static class Team extends SoftDeletable {
    @Id int id;
    @Version int version;

    @OneToOne(fetch = FetchType.LAZY)
    @CascadeRule(SOFT_DELETE)
    Badge badge;

    @ManyToMany
    @CascadeRule(ALL)
    @JoinTable(
        name = "teams_players",
        joinColumns = @JoinColumn(name = "team_id"),
        inverseJoinColumns = @JoinColumn(name = "player_id"))
    List<Player> players = new ArrayList<>();

    @ManyToMany
    @JoinTable(
        name = "teams_fans",
        joinColumns = @JoinColumn(name = "team_id"),
        inverseJoinColumns = @JoinColumn(name = "fan_id"))
    Set<Fan> fans = new HashSet<>();
  }

  @Entity(name = "Player")
  @Table(name = "players")
  static class Player extends SoftDeletable {
    @Id int id;
  }

  @Entity(name = "Fan")
  @Table(name = "fans")
  static class Fan extends SoftDeletable {
    @Id int id;
  }

  @Entity(name = "Badge")
  @Table(name = "badges")
  static class Badge extends SoftDeletable {
    @Id int id;
  }
}
