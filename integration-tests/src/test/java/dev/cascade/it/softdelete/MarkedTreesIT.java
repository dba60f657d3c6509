package dev.cascade.it.softdelete;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Trees, circles and rows with ids of several columns are marked as any other. */
class MarkedTreesIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Folder.class, Place.class, Visit.class);

  @BeforeEach
  void fill() {
    database.execute(
        """
        insert into folders (id, parent_id) values (1, null), (2, 1), (3, 2), (4, 3), (5, null);
        insert into folders (id, parent_id, deleted_at) values (6, 2, now()), (7, 6, null);
        insert into places (x, y) values (1, 1), (1, 2);
        insert into visits (x, y, place_x, place_y) values (1, 1, 1, 1), (2, 1, 1, 1), (3, 1, 1, 2);
        """);
  }

  // What hangs on a row that was deleted before is no more of this deletion than that row.
  @Test
  void aTreeIsMarkedDownToItsLeavesButNotBelowWhatWasDeletedBefore() {
    database.recordSql(session -> session.remove(session.find(Folder.class, 1)));

    assertThat(live("folders")).containsExactly("5", "7");
    assertThat(deletions("folders")).containsExactly("1");
  }

  @Test
  void aLoadedTreeIsMarkedTheSameWay() {
    database.recordSql(
        session -> {
          session.createQuery("from Folder", Folder.class).getResultList();
          var root = session.find(Folder.class, 1);
          root.parts.forEach(each -> Hibernate.initialize(each.parts));
          session.remove(root);
        });

    assertThat(live("folders")).containsExactly("5", "7");
    assertThat(deletions("folders")).containsExactly("1");
  }

  @Test
  void aCircleIsMarkedAsAWhole() {
    database.execute("update folders set parent_id = 4 where id = 1");

    database.recordSql(session -> session.remove(session.find(Folder.class, 3)));

    assertThat(live("folders")).containsExactly("5", "7");
    assertThat(database.rows("select id, parent_id from folders where id <= 4 order by id"))
        .containsExactly("1|4", "2|1", "3|2", "4|3");
  }

  @Test
  void aBranchThatItsParentLetsGoIsMarkedAndKeepsItsKey() {
    database.recordSql(session -> session.find(Folder.class, 1).parts.clear());

    assertThat(live("folders")).containsExactly("1", "5", "7");
    assertThat(database.rows("select parent_id from folders where id = 2")).containsExactly("1");
  }

  @Test
  void rowsWithIdsOfSeveralColumnsAreMarked() {
    var id = new At(1, 1);
    var sent = database.recordSql(session -> session.remove(session.find(Place.class, id)));

    assertThat(sent.writes())
        .satisfiesExactlyInAnyOrder(
            visits -> assertThat(visits).startsWith("update visits "),
            place -> assertThat(place).startsWith("update places "));
    assertThat(database.rows("select x, y from places where deleted_at is null"))
        .containsExactly("1|2");
    assertThat(database.rows("select x, place_y from visits where deleted_at is null"))
        .containsExactly("3|2");
    assertThat(deletions("visits")).containsExactly("1");
  }

  @Test
  void loadedOnesAreToo() {
    database.recordSql(
        session -> {
          var place = session.find(Place.class, new At(1, 1));
          assertThat(place.visits).hasSize(2);
          session.remove(place);
        });

    assertThat(database.rows("select x from visits where deleted_at is null")).containsExactly("3");
  }

  private static List<String> live(String table) {
    return database.rows("select id from %s where deleted_at is null order by id".formatted(table));
  }

  private static List<String> deletions(String table) {
    return database.rows("select count(distinct deletion_id) from " + table);
  }

  @Entity(name = "Folder")
  @Table(name = "folders")
  static class Folder extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Folder parent;

    @OneToMany(mappedBy = "parent")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Folder> parts = new ArrayList<>();
  }

  @Embeddable
  record At(int x, int y) implements Serializable {}

  @Entity(name = "Place")
  @Table(name = "places")
  static class Place extends SoftDeletable {
    @EmbeddedId At id;

    @OneToMany(mappedBy = "place")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Visit> visits = new ArrayList<>();
  }

  @Entity(name = "Visit")
  @Table(name = "visits")
  static class Visit extends SoftDeletable {
    @EmbeddedId At id;

    @ManyToOne(fetch = FetchType.LAZY)
    Place place;
  }
}
