package dev.cascade.it.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.ownership.Team.Badge;
import dev.cascade.it.ownership.Team.Member;
import dev.cascade.it.ownership.Team.Note;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link RandomOwnershipIT} once found, by name. */
class FoundSequencesIT {

  private static TeamTables tables;

  private final Team first = new Team("t1");
  private final Team second = new Team("t2");

  @BeforeAll
  static void connect() throws SQLException {
    tables = new TeamTables();
  }

  @AfterAll
  static void disconnect() throws SQLException {
    tables.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    tables.empty();
  }

  @Test
  void aNoteThatOnlyListsMovedAndThatWasRemovedThenStaysRemoved() throws SQLException {
    var note = new Note("n3");
    first.notes.add(note);
    note.belongTo(first);
    inTransaction(
        session -> {
          session.persist(first);
          session.persist(second);
          session.flush();
          first.notes.remove(note);
          second.notes.add(note);
          session.remove(note);
        });
    assertThat(tables.rows()).containsExactly("t1 > null", "t2 > null");
  }

  @Test
  void aNoteThatWasRemovedAndGivenToAnotherTeamThenIsMoved() throws SQLException {
    var note = new Note("n3");
    first.notes.add(note);
    note.belongTo(first);
    inTransaction(
        session -> {
          session.persist(first);
          session.persist(second);
          session.flush();
          first.notes.remove(note);
          session.remove(note);
          second.notes.add(note);
        });
    assertThat(tables.rows()).containsExactly("t1 > null", "t2 > null", "n3 > t2");
  }

  @Test
  void aNewBadgeThatTookTheNewOnesPlaceAndWasRemovedIsNotSavedAgain() throws SQLException {
    var replaced = new Badge("b1");
    first.badge = replaced;
    replaced.belongTo(first);
    var removed = new Badge("b2");
    removed.belongTo(first);
    inTransaction(
        session -> {
          session.persist(first);
          session.persist(removed);
          first.badge = removed;
          session.remove(removed);
        });
    assertThat(tables.rows()).containsExactly("t1 > null");
    assertThat(first.badge).isNull();
  }

  @Test
  void aTeamReadAfterItsBadgeMovedAwayDoesNotShowIt() {
    var badge = new Badge("b1");
    first.badge = badge;
    badge.belongTo(first);
    inTransaction(
        session -> {
          session.persist(first);
          session.persist(second);
        });
    inTransaction(
        session -> {
          var taker = session.find(Team.class, "t2");
          taker.badge = session.find(Badge.class, "b1");
          session.flush();
          var former = session.createQuery("from Team where name = 't1'", Team.class);
          assertThat(((Team) Hibernate.unproxy(former.getSingleResult())).badge).isNull();
        });
  }

  @Test
  void aTeamRemovedBeforeItHadARowTakesAlongWhatOnlyRefersToIt() throws SQLException {
    var replaced = new Badge("b1");
    first.badge = replaced;
    replaced.belongTo(first);
    var below = new Team("t3");
    below.belongTo(first);
    inTransaction(
        session -> {
          session.persist(first);
          session.persist(second);
          session.persist(below);
          first.badge = new Badge("b2");
          session.remove(first);
        });
    assertThat(tables.rows()).containsExactly("t2 > null");
  }

  @Test
  void aNewBadgeTakenByAnotherTeamLeavesTheFirstInMemoryToo() throws SQLException {
    var badge = new Badge("b1");
    first.badge = badge;
    badge.belongTo(first);
    inTransaction(
        session -> {
          session.persist(first);
          session.persist(second);
          second.badge = badge;
        });
    assertThat(tables.rows()).containsExactly("t1 > null", "t2 > null", "b1 > t2");
    assertThat(first.badge).isNull();
    assertThat(badge.owner()).isSameAs(second);
  }

  @Test
  void aNewMemberPutIntoAnUnreadListAndRemovedIsNotSavedWhereAnOrphanIsTakenBack()
      throws SQLException {
    inTransaction(session -> session.persist(first));
    var replaced = new Badge("b1");
    second.badge = replaced;
    replaced.belongTo(second);
    var member = new Member("m1");
    inTransaction(
        session -> {
          var team = session.find(Team.class, "t1");
          session.persist(second);
          second.badge = new Badge("b2");
          member.belongTo(team);
          session.persist(member);
          team.members.add(member);
          session.remove(member);
        });
    assertThat(tables.rows()).containsExactly("t1 > null", "t2 > null", "b2 > t2");
  }

  @Test
  void aTeamThatIsSavedFromARemovalMayHaveBeenGivenANewListSince() throws SQLException {
    var moved = new Team("t3");
    first.teams.add(moved);
    inTransaction(
        session -> {
          session.persist(first);
          session.persist(second);
          session.flush();
          session.remove(first);
          first.teams.remove(moved);
          second.teams.add(moved);
          moved.members = new ArrayList<>();
        });
    assertThat(tables.rows()).containsExactly("t2 > null", "t3 > t2");
  }

  @Test
  void aMemberThatACascadeRemovedAndThatWasMovedAndThenRemovedStaysRemoved() throws SQLException {
    var member = new Member("m3");
    second.members.add(member);
    inTransaction(
        session -> {
          session.persist(first);
          session.persist(second);
          session.flush();
          session.remove(second);
          first.members.add(member);
          member.belongTo(first);
          session.remove(member);
        });
    assertThat(tables.rows()).containsExactly("t1 > null");
  }

  @Test
  void aMemberMovedOutOfARemovalMayBeMergedThere() throws SQLException {
    var member = new Member("m2");
    first.members.add(member);
    inTransaction(
        session -> {
          session.persist(first);
          session.persist(second);
          session.flush();
          session.remove(first);
          first.members.remove(member);
          member.belongTo(second);
          var detached = new Member("m2");
          var copy = new Team("t2");
          detached.belongTo(copy);
          copy.members = new ArrayList<>(List.of(detached));
          session.merge(copy);
        });
    assertThat(tables.rows()).containsExactly("t2 > null", "m2 > t2");
  }

  @Test
  void aNewTeamThatOnlyRefersToATeamGoesWithItAlsoWhereThatWasGivenANewList() throws SQLException {
    inTransaction(session -> session.persist(first));
    inTransaction(
        session -> {
          var team = session.find(Team.class, "t1");
          team.notes = new ArrayList<>();
          second.belongTo(team);
          session.persist(second);
          session.remove(team);
        });
    assertThat(tables.rows()).isEmpty();
  }

  @Test
  void aNewBadgeOfATeamThatHasOneGoesWithItWhereTheTeamAboveIsRemoved() throws SQLException {
    var badge = new Badge("b1");
    badge.belongTo(second);
    second.belongTo(first);
    inTransaction(
        session -> {
          session.persist(first);
          session.persist(second);
          session.persist(badge);
        });
    inTransaction(
        session -> {
          var another = new Badge("b2");
          another.belongTo(session.find(Team.class, "t2"));
          session.persist(another);
          session.remove(session.find(Team.class, "t1"));
        });
    assertThat(tables.rows()).isEmpty();
  }

  @Test
  void aBadgeThatWasRemovedStaysSoWhereItsTeamIsSavedFromARemoval() throws SQLException {
    var badge = new Badge("b3");
    var moved = new Team("t3");
    moved.badge = badge;
    first.teams.add(moved);
    inTransaction(
        session -> {
          session.persist(first);
          session.persist(second);
          session.flush();
          session.remove(badge);
          session.remove(first);
          first.teams.remove(moved);
          second.teams.add(moved);
        });
    assertThat(tables.rows()).containsExactly("t2 > null", "t3 > t2");
  }

  @Test
  void aBadgeThatWasRemovedAfterItsTeamStaysSoWhereThatIsSaved() throws SQLException {
    var badge = new Badge("b3");
    var moved = new Team("t3");
    moved.badge = badge;
    first.teams.add(moved);
    inTransaction(
        session -> {
          session.persist(first);
          session.persist(second);
          session.flush();
          session.remove(first);
          first.teams.remove(moved);
          second.teams.add(moved);
          session.remove(badge);
        });
    assertThat(tables.rows()).containsExactly("t2 > null", "t3 > t2");
  }

  private static void inTransaction(Consumer<EntityManager> work) {
    tables.sessions().runInTransaction(work);
  }
}
