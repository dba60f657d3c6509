package dev.cascade.it.mapping;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import java.util.List;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Badges of enhanced guests change hands while the guests' lazy one-to-ones are not loaded. */
@ExtendWith(Enhanced.class)
class EnhancedTakeOverIT {

  static final MappedDatabase database = MappedDatabase.of(Guest.class, Badge.class);

  @Test
  void aBadgeTakenOverReplacesAnUnloadedOne() {
    database.save(guest("ada"), guest("bob"));

    database.recordSql(
        session -> {
          var badge = badge(session, "ada");
          var bob = session.find(Guest.class, "bob");
          assertThat(Hibernate.isPropertyInitialized(bob, "badge")).isFalse();
          bob.give(badge);
        });

    assertThat(badges()).containsExactly("ada|bob");
  }

  @Test
  void aBadgePersistedAfterwardsReplacesAnUnloadedOne() {
    database.save(guest("ada"));

    database.recordSql(
        session -> {
          var badge = new Badge("new");
          session.find(Guest.class, "ada").give(badge);
          session.persist(badge);
        });

    assertThat(badges()).containsExactly("new|ada");
  }

  @Test
  void aBadgeThatLeavesAnUnloadedGuestByItsOwnSideIsDeleted() {
    database.save(guest("ada"));

    var sql = database.recordSql(session -> badge(session, "ada").belongTo(null));

    assertThat(sql.writes()).containsExactly("delete from Badge where id=?");
    assertThat(badges()).isEmpty();
  }

  @Test
  void aBadgeMovesByItsOwnSideToAGuestWithoutOne() {
    database.save(guest("ada"), new Guest("bob"));

    var sql =
        database.recordSql(
            session -> badge(session, "ada").belongTo(session.getReference(Guest.class, "bob")));

    assertThat(sql.writes()).containsExactly("update Badge set guest_id=?,text=? where id=?");
    assertThat(badges()).containsExactly("ada|bob");
  }

  @Test
  void aBadgeMovesByItsOwnSideAndReplacesAnUnloadedOne() {
    database.save(guest("ada"), guest("bob"));

    var sql =
        database.recordSql(
            session -> {
              var badge = badge(session, "ada");
              var bob = session.find(Guest.class, "bob");
              assertThat(Hibernate.isPropertyInitialized(bob, "badge")).isFalse();
              badge.belongTo(bob);
              session.flush();
              assertThat(bob.badge()).isSameAs(badge);
            });

    assertThat(sql.writes())
        .containsExactly(
            "delete from Badge where id=?", "update Badge set guest_id=?,text=? where id=?");
    assertThat(badges()).containsExactly("ada|bob");
  }

  @Test
  void aBadgeMovesByItsOwnSideToAGuestNotLoadedAndReplacesItsOwn() {
    database.save(guest("ada"), guest("bob"));

    database.recordSql(
        session -> badge(session, "ada").belongTo(session.getReference(Guest.class, "bob")));

    assertThat(badges()).containsExactly("ada|bob");
  }

  @Test
  void unloadedGuestsSwapTheirBadgesByTheBadgesSides() {
    database.save(guest("ada"), guest("bob"));

    database.recordSql(
        session -> {
          var ofAda = badge(session, "ada");
          var ofBob = badge(session, "bob");
          ofAda.belongTo(session.getReference(Guest.class, "bob"));
          ofBob.belongTo(session.getReference(Guest.class, "ada"));
        });

    assertThat(badges()).containsExactly("ada|bob", "bob|ada");
  }

  @Test
  void unloadedGuestsSwapTheirBadges() {
    database.save(guest("ada"), guest("bob"));

    database.recordSql(
        session -> {
          var ofAda = badge(session, "ada");
          var ofBob = badge(session, "bob");
          session.find(Guest.class, "ada").give(ofBob);
          session.find(Guest.class, "bob").give(ofAda);
        });

    assertThat(badges()).containsExactly("ada|bob", "bob|ada");
  }

  @Test
  void aMergedGuestReplacesAnUnloadedBadge() {
    database.save(guest("ada"));
    var ada = new Guest("ada");
    ada.give(new Badge("new"));

    database.recordSql(session -> session.merge(ada));

    assertThat(badges()).containsExactly("new|ada");
  }

  @Test
  void aBadgePersistedBetweenTheSidesReplacesAnUnloadedOne() {
    database.save(guest("ada"));

    database.recordSql(
        session -> {
          var ada = session.find(Guest.class, "ada");
          var badge = new Badge("new");
          badge.belongTo(ada);
          session.persist(badge);
          ada.hold(badge);
        });

    assertThat(badges()).containsExactly("new|ada");
  }

  private static Badge badge(EntityManager session, String text) {
    return session
        .createQuery("from Badge where text = :text", Badge.class)
        .setParameter("text", text)
        .getSingleResult();
  }

  private static List<String> badges() {
    return database.rows("select text, guest_id from badge order by text");
  }

  private static Guest guest(String name) {
    var guest = new Guest(name);
    guest.give(new Badge(name));
    return guest;
  }

  @Entity(name = "Guest")
  static class Guest {

    @Id private @Nullable String id;

    @OneToOne(mappedBy = "guest", fetch = FetchType.LAZY)
    @CascadeRule({ALL, DELETE_ORPHAN})
    private @Nullable Badge badge;

    protected Guest() {}

    Guest(String id) {
      this.id = id;
    }

    void give(Badge given) {
      badge = given;
      given.belongTo(this);
    }

    @Nullable Badge badge() {
      return badge;
    }

    void hold(Badge held) {
      badge = held;
    }
  }

  @Entity(name = "Badge")
  static class Badge {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Nullable String text;

    @OneToOne(fetch = FetchType.LAZY)
    private @Nullable Guest guest;

    protected Badge() {}

    // Only the entity's own methods note what they change.
    void belongTo(@Nullable Guest other) {
      guest = other;
    }

    Badge(String text) {
      this.text = text;
    }
  }
}
