package dev.cascade.it.docs;

import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.CascadeOption.SAVE_UPDATE;
import static dev.cascade.OnDelete.SET_NULL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code passiveDeletes = ALL}: the parent's side never sets a child's foreign key to NULL. */
class PassiveAllIT {

  @RegisterExtension
  static final MappedDatabase company = MappedDatabase.of(Team.class, Member.class);

  @BeforeEach
  void saveATeamWithAMember() {
    var team = new Team("red");
    var member = new Member("ada");
    member.team = team;
    team.members.add(member);
    company.save(team);
  }

  @Test
  void loadedMembersAreLeftToTheDatabase() {
    var sql =
        company.recordSql(
            session -> {
              var team = session.find(Team.class, "red");
              Hibernate.initialize(team.members);
              session.remove(team);
              session.flush();
              assertThat(session.find(Member.class, "ada").team).isNull();
            });

    assertThat(sql.writes()).containsExactly("delete from teams where id=?");
    assertThat(members()).containsExactly("ada|null");
  }

  @Test
  void aMemberTakenOutOfTheListKeepsItsTeam() {
    var sql = company.recordSql(session -> session.find(Team.class, "red").members.clear());

    assertThat(sql.writes()).isEmpty();
    assertThat(members()).containsExactly("ada|red");
  }

  @Test
  void aMemberPutIntoAListGetsItsTeam() {
    company.recordSql(session -> session.persist(new Team("blue")));

    company.recordSql(
        session -> session.find(Team.class, "blue").members.add(session.find(Member.class, "ada")));

    assertThat(members()).containsExactly("ada|blue");
  }

  private static List<String> members() {
    return company.rows("select id, team_id from members");
  }

  @Entity(name = "Team")
  @Table(name = "teams")
  static class Team {

    @Id String id;

    @OneToMany(mappedBy = "team")
    @CascadeRule(
        value = {SAVE_UPDATE, MERGE},
        passiveDeletes = PassiveDeletes.ALL)
    List<Member> members = new ArrayList<>();

    Team() {}

    Team(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Member")
  @Table(name = "members")
  static class Member {

    @Id String id;

    @ManyToOne
    @OnParentDelete(SET_NULL)
    @Nullable Team team;

    Member() {}

    Member(String id) {
      this.id = id;
    }
  }
}
