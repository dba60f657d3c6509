package dev.cascade.it.sets;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Interceptor;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.type.Type;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What hides rows from a collection, or watches one session, keeps its children from being a set.
 */
class SessionSettingsIT {

  private static final String NOTE = "delete from notes where id=?";
  private static final String DRAFT = "delete from drafts where id=?";
  private static final String OWNER = "delete from owners where id=?";
  private static final String NOTES_OF_OWNER = "delete from notes n1_0 where n1_0.owner_id in (?)";

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Owner.class, Note.class, Draft.class);

  @BeforeEach
  void fill() {
    var owner = new Owner();
    owner.id = "ada";
    owner.notes.add(note(owner, "n1"));
    owner.notes.add(note(owner, "n2"));
    owner.drafts.add(draft(owner, "d1", true));
    database.save(owner);
  }

  @Test
  void aRestrictedCollectionGoesOneByOneAndItsNeighbourAsASet() {
    var sql = database.recordSql(session -> session.remove(session.find(Owner.class, "ada")));

    assertThat(sql.writes())
        .containsExactlyInAnyOrder(NOTES_OF_OWNER, DRAFT, OWNER)
        .endsWith(OWNER);
    assertThat(rows()).containsExactly("0|0|0");
  }

  @Test
  void withAFilterEnabledEverythingGoesOneByOne() {
    var sql =
        database.recordSql(
            session -> {
              session.unwrap(Session.class).enableFilter("all");
              session.remove(session.find(Owner.class, "ada"));
            });

    assertThat(sql.writes()).containsExactlyInAnyOrder(NOTE, NOTE, DRAFT, OWNER).endsWith(OWNER);
    assertThat(rows()).containsExactly("0|0|0");
  }

  @Test
  void anInterceptorOfTheSessionSeesEveryObject() {
    var seen = new ArrayList<Object>();
    try (var session =
        database
            .sessions()
            .unwrap(SessionFactory.class)
            .withOptions()
            .interceptor(new Seen(seen))
            .openSession()) {
      var transaction = session.beginTransaction();
      session.remove(session.find(Owner.class, "ada"));
      transaction.commit();
    }

    assertThat(seen).containsExactlyInAnyOrder("ada", "n1", "n2", "d1");
    assertThat(database.sent().writes()).endsWith(DRAFT, NOTE, NOTE, OWNER);
    assertThat(rows()).containsExactly("0|0|0");
  }

  private static List<String> rows() {
    return database.rows(
        """
        select (select count(*) from owners), (select count(*) from notes),
          (select count(*) from drafts)
        """);
  }

  private static Note note(Owner owner, String id) {
    var note = new Note();
    note.id = id;
    note.owner = owner;
    return note;
  }

  private static Draft draft(Owner owner, String id, boolean open) {
    var draft = new Draft();
    draft.id = id;
    draft.open = open;
    draft.owner = owner;
    return draft;
  }

  private record Seen(List<Object> ids) implements Interceptor {

    @Override
    public void onRemove(
        Object entity, Object id, Object[] state, String[] propertyNames, Type[] types) {
      ids.add(id);
    }
  }

  @Entity(name = "Owner")
  @Table(name = "owners")
  static class Owner {

    @Id String id;

    @OneToMany(mappedBy = "owner")
    @CascadeRule(ALL)
    List<Note> notes = new ArrayList<>();

    @OneToMany(mappedBy = "owner")
    @SQLRestriction("open")
    @CascadeRule(ALL)
    List<Draft> drafts = new ArrayList<>();
  }

  @Entity(name = "Note")
  @Table(name = "notes")
  @FilterDef(name = "all")
  @Filter(name = "all", condition = "id is not null")
  static class Note {

    @Id String id;

    @ManyToOne(fetch = FetchType.LAZY)
    Owner owner;
  }

  @Entity(name = "Draft")
  @Table(name = "drafts")
  static class Draft {

    @Id String id;

    boolean open;

    @ManyToOne(fetch = FetchType.LAZY)
    Owner owner;
  }
}
