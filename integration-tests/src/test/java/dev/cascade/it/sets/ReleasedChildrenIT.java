package dev.cascade.it.sets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One statement releases the children of all removed parents, loaded or not. */
class ReleasedChildrenIT {

  private static final String RELEASE_NOTES =
      "update notes n1_0 set owner_id=null where n1_0.owner_id in (?)";
  private static final String RELEASE_CARDS =
      "update cards c1_0 set owner_id=null where c1_0.owner_id in (?)";
  private static final String UPDATE_NOTE = "update notes set owner_id=?,text=? where id=?";
  private static final String DELETE_OWNER = "delete from owners where id=?";

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Owner.class, Note.class, Card.class, Badge.class, Place.class);

  @BeforeEach
  void adaAndBobHaveTwoNotesAndACardEach() {
    database.save(owner("ada"), owner("bob"), new Place());
  }

  @Test
  void ofSeveralParentsAndWhateverIsLoaded() {
    var sql =
        database.recordSql(
            session -> {
              var ada = find(session, "ada");
              var note = session.find(Note.class, "ada 1");
              assertThat(find(session, "bob").notes).hasSize(2);
              session.remove(ada);
              session.remove(find(session, "bob"));
              session.flush();
              assertThat(note.owner).isNull();
              assertThat(session.unwrap(Session.class).isDirty()).isFalse();
            });

    assertThat(sql.writes())
        .containsExactly(
            "update cards c1_0 set owner_id=null where c1_0.owner_id in (?,?)",
            "update notes n1_0 set owner_id=null where n1_0.owner_id in (?,?)",
            DELETE_OWNER,
            DELETE_OWNER);
    assertThat(notes())
        .containsExactly(
            "ada 1|null|text", "ada 2|null|text", "bob 1|null|text", "bob 2|null|text");
  }

  @Test
  void aChildWithAnotherChangeIsUpdatedForThat() {
    var sql =
        database.recordSql(
            session -> {
              var ada = loaded(session, "ada");
              ada.notes.get(0).text = "changed";
              session.remove(ada);
            });

    assertThat(sql.writes())
        .containsExactly(UPDATE_NOTE, RELEASE_CARDS, RELEASE_NOTES, DELETE_OWNER);
    assertThat(notes()).startsWith("ada 1|null|changed", "ada 2|null|text");
  }

  @Test
  void aDynamicUpdateTellsTheOtherChangeOnly() {
    var sql =
        database.recordSql(
            session -> {
              session.find(Card.class, "card of ada").text = "changed";
              session.remove(find(session, "ada"));
            });

    assertThat(sql.writes())
        .containsExactly(
            "update cards set text=? where id=?", RELEASE_CARDS, RELEASE_NOTES, DELETE_OWNER);
    assertThat(database.rows("select id, owner_id, text from cards order by id"))
        .containsExactly("card of ada|null|changed", "card of bob|bob|text");
  }

  @Test
  void aChildThatMovedInTheSameFlushStaysWhereItIs() {
    var sql =
        database.recordSql(
            session -> {
              var ada = loaded(session, "ada");
              ada.notes.get(0).owner = find(session, "bob");
              session.remove(ada);
            });

    assertThat(sql.writes())
        .containsExactly(UPDATE_NOTE, RELEASE_CARDS, RELEASE_NOTES, DELETE_OWNER);
    assertThat(notes()).startsWith("ada 1|bob|text", "ada 2|null|text");
  }

  @Test
  void aChildThatOnlyMemoryKnowsToBelongIsUpdatedItself() {
    var sql =
        database.recordSql(
            session -> {
              var ada = loaded(session, "ada");
              session.find(Note.class, "bob 1").owner = ada;
              ada.notes.clear();
              session.remove(ada);
            });

    assertThat(sql.writes())
        .containsExactly(UPDATE_NOTE, UPDATE_NOTE, UPDATE_NOTE, RELEASE_CARDS, DELETE_OWNER);
    assertThat(notes())
        .containsExactly("ada 1|null|text", "ada 2|null|text", "bob 1|null|text", "bob 2|bob|text");
  }

  @Test
  void whatTheDatabaseReleasesNeedsNoStatement() {
    var sql =
        database.recordSql(
            session -> {
              var badge = session.find(Badge.class, "badge of ada");
              session.remove(find(session, "ada"));
              session.flush();
              assertThat(badge.owner).isNull();
            });

    assertThat(sql.writes()).containsExactly(RELEASE_CARDS, RELEASE_NOTES, DELETE_OWNER);
    assertThat(database.rows("select id, owner_id from badges order by id"))
        .containsExactly("badge of ada|null", "badge of bob|bob");
  }

  @Test
  void aQueryOfOtherTablesSendsNothingAndChangesNothing() {
    var sql =
        database.recordSql(
            session -> {
              session.remove(loaded(session, "ada"));
              queryPlaces(session);
              queryPlaces(session);
            });

    assertThat(sql.writes()).containsExactly(RELEASE_CARDS, RELEASE_NOTES, DELETE_OWNER);
    assertThat(notes()).startsWith("ada 1|null|text", "ada 2|null|text", "bob 1|bob|text");
  }

  @Test
  void aRemovalTakenBackAfterAQueryLeavesAllAsItWas() {
    var sql =
        database.recordSql(
            session -> {
              var ada = loaded(session, "ada");
              session.remove(ada);
              queryPlaces(session);
              assertThat(ada.notes.get(0).owner).isSameAs(ada);
              session.persist(ada);
              session.flush();
              session.flush();
              assertThat(ada.notes.get(0).owner).isSameAs(ada);
            });

    assertThat(sql.writes()).isEmpty();
    assertThat(database.rows("select id from owners order by id")).containsExactly("ada", "bob");
    assertThat(notes()).startsWith("ada 1|ada|text", "ada 2|ada|text");
  }

  @Test
  void aChildRemovedAfterAQueryGoesBeforeItsParent() {
    var sql =
        database.recordSql(
            session -> {
              var ada = loaded(session, "ada");
              session.remove(ada);
              queryPlaces(session);
              session.remove(ada.notes.get(0));
            });

    assertThat(sql.writes())
        .containsExactly(
            UPDATE_NOTE,
            RELEASE_CARDS,
            RELEASE_NOTES + " and n1_0.id not in (?)",
            "delete from notes where id=?",
            DELETE_OWNER);
    assertThat(notes()).containsExactly("ada 2|null|text", "bob 1|bob|text", "bob 2|bob|text");
  }

  @Test
  void aChildMovedAfterAQueryStaysWhereItIs() {
    database.recordSql(
        session -> {
          var ada = loaded(session, "ada");
          session.remove(ada);
          queryPlaces(session);
          ada.notes.get(0).owner = find(session, "bob");
        });

    assertThat(notes()).startsWith("ada 1|bob|text", "ada 2|null|text");
  }

  @Test
  void aChildDetachedAndLoadedAgainAfterAQueryIsReleasedToo() {
    database.recordSql(
        session -> {
          var ada = loaded(session, "ada");
          session.remove(ada);
          queryPlaces(session);
          session.detach(ada.notes.get(0));
          var again = session.find(Note.class, "ada 1");
          session.flush();
          assertThat(again.owner).isNull();
        });

    assertThat(notes()).startsWith("ada 1|null|text", "ada 2|null|text");
  }

  private static void queryPlaces(EntityManager session) {
    assertThat(session.createQuery("from Place").getResultList()).hasSize(1);
  }

  private static Owner loaded(EntityManager session, String id) {
    var owner = find(session, id);
    assertThat(owner.notes).hasSize(2);
    return owner;
  }

  private static Owner find(EntityManager session, String id) {
    return session.find(Owner.class, id);
  }

  private static List<String> notes() {
    return database.rows("select id, owner_id, text from notes order by id");
  }

  private static Owner owner(String id) {
    var owner = new Owner();
    owner.id = id;
    for (var number = 1; number <= 2; number++) {
      var note = new Note();
      note.id = id + " " + number;
      note.owner = owner;
      owner.notes.add(note);
    }
    var card = new Card();
    card.id = "card of " + id;
    card.owner = owner;
    owner.cards.add(card);
    var badge = new Badge();
    badge.id = "badge of " + id;
    badge.owner = owner;
    owner.badges.add(badge);
    return owner;
  }

  @Entity(name = "Owner")
  @Table(name = "owners")
  static class Owner {

    @Id String id;

    @OneToMany(mappedBy = "owner")
    @CascadeRule
    List<Note> notes = new ArrayList<>();

    @OneToMany(mappedBy = "owner")
    @CascadeRule
    List<Card> cards = new ArrayList<>();

    @OneToMany(mappedBy = "owner")
    @CascadeRule(passiveDeletes = PassiveDeletes.ON)
    List<Badge> badges = new ArrayList<>();
  }

  @Entity(name = "Note")
  @Table(name = "notes")
  static class Note {

    @Id String id;

    String text = "text";

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Owner owner;
  }

  @Entity(name = "Card")
  @Table(name = "cards")
  @DynamicUpdate
  static class Card {

    @Id String id;

    String text = "text";

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Owner owner;
  }

  @Entity(name = "Badge")
  @Table(name = "badges")
  static class Badge {

    @Id String id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(OnDelete.SET_NULL)
    @Nullable Owner owner;
  }

  @Entity(name = "Place")
  @Table(name = "places")
  static class Place {

    @Id String id = "here";
  }
}
