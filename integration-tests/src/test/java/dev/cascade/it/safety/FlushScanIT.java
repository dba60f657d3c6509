package dev.cascade.it.safety;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.MERGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.TransientPropertyValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What looks unchanged at first sight is still seen by a flush that settles nothing else. */
class FlushScanIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Desk.class, User.class, Note.class, Letter.class);

  @Test
  void aFlushOfWhatIsUnchangedSendsNothing() {
    saveAda();

    var sql =
        database.recordSql(
            session -> {
              var ada = session.find(User.class, "ada");
              assertThat(ada.drafts).hasSize(1);
              session.flush();
            });

    assertThat(sql.writes()).isEmpty();
    assertThat(notes()).containsExactly("draft|ada|null", "public|null|ada");
  }

  @Test
  void anotherListOfTheSameUserIsTakenOver() {
    saveAda();

    var sql =
        database.recordSql(
            session -> {
              var ada = session.find(User.class, "ada");
              assertThat(ada.drafts).hasSize(1);
              assertThat(ada.published).hasSize(1);
              ada.drafts = ada.published;
            });

    assertThat(sql.writes())
        .containsExactly(
            "update notes set drafter_id=?,publisher_id=? where id=?",
            "delete from notes where id=?");
    assertThat(notes()).containsExactly("public|ada|ada");
  }

  @Test
  void aListThatWasNullWhenSavedAndIsSetToNullAgainIsEmptied() {
    var sql =
        database.recordSql(
            session -> {
              var ada = new User();
              ada.id = "ada";
              ada.drafts = null;
              session.persist(ada);
              session.flush();
              ada.drafts = new ArrayList<>(List.of(note("draft")));
              session.flush();
              ada.drafts = null;
            });

    assertThat(sql.writes())
        .containsExactly(
            "insert into users (id) values (?)",
            "insert into notes (drafter_id,publisher_id,id) values (?,?,?)",
            "delete from notes where id=?");
    assertThat(notes()).isEmpty();
  }

  @Test
  void whatTheFlushItselfSavesIsLookedAtToo() {
    database.save(desk());

    assertThatThrownBy(() -> database.inTransaction(FlushScanIT::giveDeskANewUserWithALetter))
        .hasRootCauseInstanceOf(TransientPropertyValueException.class)
        .hasStackTraceContaining("User#eve holds a new");
    assertThat(database.rows("select id from users")).isEmpty();
    assertThat(database.rows("select id from letters")).isEmpty();
  }

  private static void giveDeskANewUserWithALetter(EntityManager session) {
    var eve = new User();
    eve.id = "eve";
    eve.letters.add(new Letter());
    session.find(Desk.class, "desk").user = eve;
    session.flush();
  }

  private static void saveAda() {
    var ada = new User();
    ada.id = "ada";
    var draft = note("draft");
    draft.drafter = ada;
    var published = note("public");
    published.publisher = ada;
    database.save(ada, draft, published);
  }

  private static Desk desk() {
    var desk = new Desk();
    desk.id = "desk";
    return desk;
  }

  private static Note note(String id) {
    var note = new Note();
    note.id = id;
    return note;
  }

  private static List<String> notes() {
    return database.rows("select id, drafter_id, publisher_id from notes order by id");
  }

  @Entity(name = "Desk")
  @Table(name = "desks")
  static class Desk {

    @Id String id;

    @ManyToOne(cascade = CascadeType.PERSIST)
    User user;
  }

  @Entity(name = "User")
  @Table(name = "users")
  static class User {

    @Id String id;

    @OneToMany(mappedBy = "drafter")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Note> drafts = new ArrayList<>();

    @OneToMany(mappedBy = "publisher")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Note> published = new ArrayList<>();

    @OneToMany(mappedBy = "user")
    @CascadeRule(MERGE)
    List<Letter> letters = new ArrayList<>();
  }

  @Entity(name = "Note")
  @Table(name = "notes")
  static class Note {

    @Id String id;
    @ManyToOne User drafter;
    @ManyToOne User publisher;
  }

  @Entity(name = "Letter")
  @Table(name = "letters")
  static class Letter {

    @Id String id = "letter";
    @ManyToOne User user;
  }
}
