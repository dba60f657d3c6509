package dev.cascade.it.sets;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PreRemove;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Children that only the parent maps, and elements of a join table, below rows that go alone. */
class FetchedAheadOneSidedIT {

  private static final List<String> REMOVED = new ArrayList<>();

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Crew.class, Member.class, Badge.class, Skill.class);

  @Test
  void bothAreReadForAllMembersAtOnce() {
    database.execute(
        """
        insert into crews (id) values (1);
        insert into members (id, crew_id) select n, 1 from generate_series(1, 5) n;
        insert into badges (id, member_id) select n, n from generate_series(1, 5) n;
        insert into skills (id) select n from generate_series(1, 5) n;
        insert into skills_of_members (member_id, skill_id) select n, n from generate_series(1, 5) n
        """);

    var sql = database.recordSql(session -> session.remove(session.find(Crew.class, 1)));

    assertThat(sql.reads())
        .containsExactly(
            "select c1_0.id from crews c1_0 where c1_0.id=?",
            "select m1_0.crew_id,m1_0.id from members m1_0 where m1_0.crew_id=?",
            of(
                "select m1_0.id,b1_0.member_id,b1_0.id from members m1_0"
                    + " left join badges b1_0 on m1_0.id=b1_0.member_id where m1_0.id in (?)",
                5),
            of(
                "select m1_0.id,s1_0.member_id,s1_1.id from members m1_0"
                    + " left join skills_of_members s1_0 on m1_0.id=s1_0.member_id"
                    + " left join skills s1_1 on s1_1.id=s1_0.skill_id where m1_0.id in (?)",
                5));
    assertThat(REMOVED).hasSize(10).doesNotHaveDuplicates();
    for (var table : List.of("crews", "members", "badges", "skills", "skills_of_members")) {
      assertThat(database.rows("select * from " + table)).as(table).isEmpty();
    }
  }

  private static String of(String query, int parents) {
    return query.replace("(?)", "(" + String.join(",", Collections.nCopies(parents, "?")) + ")");
  }

  @Entity(name = "Crew")
  @Table(name = "crews")
  static class Crew {

    @Id int id;

    @OneToMany
    @JoinColumn(name = "crew_id")
    @CascadeRule(ALL)
    List<Member> members = new ArrayList<>();
  }

  @Entity(name = "Member")
  @Table(name = "members")
  static class Member {

    @Id int id;

    @OneToMany
    @JoinColumn(name = "member_id")
    @CascadeRule(ALL)
    List<Badge> badges = new ArrayList<>();

    @ManyToMany
    @JoinTable(
        name = "skills_of_members",
        joinColumns = @JoinColumn(name = "member_id"),
        inverseJoinColumns = @JoinColumn(name = "skill_id"))
    @CascadeRule(value = ALL, singleParent = true)
    List<Skill> skills = new ArrayList<>();
  }

  @Entity(name = "Badge")
  @Table(name = "badges")
  static class Badge {

    @Id int id;

    @PreRemove
    void removed() {
      REMOVED.add("badge " + id);
    }
  }

  @Entity(name = "Skill")
  @Table(name = "skills")
  static class Skill {

    @Id int id;

    @PreRemove
    void removed() {
      REMOVED.add("skill " + id);
    }
  }
}
