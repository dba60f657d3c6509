package dev.cascade.it.softdelete;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.mapping.SentSql;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.annotations.SecondaryRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an object was told in the flush in which it is removed is there after a restore. */
class ChangedAndRemovedIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Box.class, Toy.class, Part.class, Maker.class, Tag.class);

  @BeforeEach
  void fill() {
    database.execute(
        """
        insert into makers (id) values (1), (2);
        insert into boxes (id, version) values (1, 0), (2, 0);
        insert into toys (id, name, box_id, maker_id, version) values
          (1, 'car', 1, 1, 0), (2, 'doll', 1, 1, 0), (3, 'bear', 2, 2, 0);
        insert into parts (id, text, toy_id, version) values (1, 'wheel', 1, 0), (2, 'horn', 1, 0);
        insert into tags (id, text) values (1, 'one'), (2, 'two');
        insert into tag_notes (tag_id, note) values (1, 'red'), (2, 'blue');
        """);
  }

  @Test
  void aChildThatWasMovedToTheRemovedParentComesBackWithIt() {
    var sent =
        writes(
            session -> {
              var toy = session.find(Toy.class, 1);
              var box = session.find(Box.class, 2);
              toy.box = box;
              session.remove(box);
            });

    assertThat(sent)
        .filteredOn(each -> !each.contains(" parts "))
        .containsExactly(
            "update toys set box_id=? where id=? and version=?",
            "update toys set deleted_at=?,deletion_id=?,version=? where id=? and deleted_at is null and version=?",
            "update toys t1_0 set deleted_at=?,deletion_id=?,version=(t1_0.version+1) where t1_0.box_id in (?) and t1_0.deleted_at is null",
            "update boxes set deleted_at=?,deletion_id=?,version=? where id=? and deleted_at is null and version=?");
    assertThat(toys()).containsExactly("1|car|2|1|1|-", "2|doll|1|1|0|+", "3|bear|2|2|1|-");

    database.inTransaction(session -> Cascades.of(session).restore(Box.class, 2));

    assertThat(toys()).containsExactly("1|car|2|1|2|+", "2|doll|1|1|0|+", "3|bear|2|2|2|+");
  }

  @Test
  void allItsTablesAreWritten() {
    var sent =
        writes(
            session -> {
              var tag = session.find(Tag.class, 1);
              tag.note = "green";
              tag.size = new Size(3, session.find(Maker.class, 2));
              session.remove(tag);
            });

    assertThat(sent)
        .containsExactly(
            "update tags set giver_id=?,width=?,text=? where id=?",
            "update tag_notes set note=? where tag_id=?",
            "update tags set deleted_at=?,deletion_id=? where id=? and deleted_at is null");
    assertThat(
            database.rows(
                "select text, giver_id, width, note from tags join tag_notes on id = tag_id where id = 1"))
        .containsExactly("one, removed|2|3|green");
  }

  @Test
  void whatIsNotChangedIsNotWritten() {
    var sent =
        writes(
            session -> {
              session.remove(session.find(Toy.class, 1));
              session.remove(session.find(Toy.class, 2));
            });

    assertThat(sent)
        .filteredOn(each -> !each.contains(" parts "))
        .containsExactly(
            "update toys set deleted_at=?,deletion_id=?,version=? where id=? and deleted_at is null and version=?",
            "update toys set deleted_at=?,deletion_id=?,version=? where id=? and deleted_at is null and version=?");
  }

  @Test
  void whatIsChangedAfterwardsIsNotWritten() {
    writes(
        session -> {
          var toy = session.find(Toy.class, 1);
          session.remove(toy);
          toy.name = "late";
          toy.maker = null;
          toy.box = null;
        });

    assertThat(toys().get(0)).isEqualTo("1|car|1|1|1|-");
  }

  @Test
  void whatACallbackSaysOfTheRemovalIsWritten() {
    writes(
        session -> {
          var tag = session.find(Tag.class, 1);
          session.remove(tag);
        });

    assertThat(database.rows("select id, text, deleted_at is null from tags order by id"))
        .containsExactly("1|one, removed|f", "2|two|t");
  }

  @Test
  void aReferenceThatWasTakenAwayIsGone() {
    writes(
        session -> {
          var toy = session.find(Toy.class, 1);
          toy.maker = null;
          session.remove(toy);
        });

    assertThat(toys().get(0)).isEqualTo("1|car|1|null|1|-");
  }

  @Test
  void anOrphanKeepsItsLinkAndWhatElseItWasTold() {
    var sent =
        writes(
            session -> {
              var toy = session.find(Toy.class, 1);
              toy.name = "lost";
              toy.box.toys.remove(toy);
              toy.box = null;
            });

    assertThat(sent)
        .filteredOn(each -> !each.contains(" parts "))
        .containsExactly(
            "update toys set name=? where id=? and version=?",
            "update toys set deleted_at=?,deletion_id=?,version=? where id=? and deleted_at is null and version=?");
    assertThat(toys().get(0)).isEqualTo("1|lost|1|1|1|-");
  }

  @Test
  void aKeyOfAParentThatIsNewInTheSameFlushIsWritten() {
    writes(
        session -> {
          var box = new Box();
          box.id = 9;
          session.persist(box);
          var toy = session.find(Toy.class, 1);
          toy.box = box;
          session.remove(toy);
        });

    assertThat(toys().get(0)).isEqualTo("1|car|9|1|1|-");
  }

  @Test
  void aKeyOfWhatGoesForGoodIsNot() {
    database.execute("update toys set maker_id = null where id = 3");

    writes(
        session -> {
          var maker = session.find(Maker.class, 2);
          var toy = session.find(Toy.class, 1);
          toy.maker = maker;
          toy.name = "orphaned";
          session.remove(toy);
          session.remove(maker);
        });

    assertThat(toys().get(0)).isEqualTo("1|orphaned|1|1|1|-");
    assertThat(database.rows("select id from makers")).containsExactly("1");
  }

  @Test
  void aKeyOfWhatWasNeverSavedIsNot() {
    writes(
        session -> {
          var toy = session.find(Toy.class, 1);
          toy.maker = new Maker();
          toy.name = "made up";
          session.remove(toy);
        });

    assertThat(toys().get(0)).isEqualTo("1|made up|1|1|1|-");
  }

  @Test
  void oneThatAStatementForASetHasMarkedBeforeHasItsChangesToo() {
    database.execute("insert into boxes (id, outer_id, version) values (3, 2, 0), (4, 3, 0)");

    var sent =
        writes(
            session -> {
              var inner = session.find(Box.class, 4);
              inner.name = "inner";
              session.remove(inner);
              session.remove(session.find(Box.class, 2));
            });

    assertThat(sent).contains("update boxes set name=? where id=? and version=?");
    assertThat(
            database.rows(
                "select id, coalesce(name, 'null'), version, deleted_at is null from boxes order by id"))
        .containsExactly("1|null|0|t", "2|null|1|f", "3|null|1|f", "4|inner|1|f");
  }

  private static List<String> writes(Consumer<EntityManager> work) {
    SentSql sent = database.recordSql(work);
    return sent.writes();
  }

  private static List<String> toys() {
    return database.rows(
        """
        select id, name, coalesce(box_id::text, 'null'), coalesce(maker_id::text, 'null'), version,
          case when deleted_at is null then '+' else '-' end from toys order by id""");
  }

  @Entity(name = "Box")
  @Table(name = "boxes")
  static class Box extends SoftDeletable {
    @Id int id;
    String name;
    @Version int version;

    @ManyToOne(fetch = FetchType.LAZY)
    Box outer;

    @OneToMany(mappedBy = "outer")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Box> boxes = new ArrayList<>();

    @OneToMany(mappedBy = "box")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Toy> toys = new ArrayList<>();
  }

  @Embeddable
  static class Size {
    Integer width;

    @ManyToOne(fetch = FetchType.LAZY)
    Maker giver;

    Size() {}

    Size(Integer width, Maker giver) {
      this.width = width;
      this.giver = giver;
    }
  }

  @Entity(name = "Toy")
  @Table(name = "toys")
  static class Toy extends SoftDeletable {
    @Id int id;
    String name;
    @Version int version;

    @ManyToOne(fetch = FetchType.LAZY)
    Box box;

    @ManyToOne(fetch = FetchType.LAZY)
    Maker maker;

    @OneToMany(mappedBy = "toy")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Part> parts = new ArrayList<>();
  }

  @Entity(name = "Part")
  @Table(name = "parts")
  static class Part extends SoftDeletable {
    @Id int id;
    String text;
    @Version int version;

    @ManyToOne(fetch = FetchType.LAZY)
    Toy toy;
  }

  @Entity(name = "Maker")
  @Table(name = "makers")
  static class Maker {
    @Id int id;
  }

  @Entity(name = "Tag")
  @Table(name = "tags")
  @SecondaryTable(name = "tag_notes", pkJoinColumns = @PrimaryKeyJoinColumn(name = "tag_id"))
  @SecondaryRow(table = "tag_notes", optional = false)
  static class Tag extends SoftDeletable {
    @Id int id;
    String text;
    @Embedded Size size;

    @Column(table = "tag_notes")
    String note;

    @PreRemove
    void tell() {
      text += ", removed";
    }
  }
}
