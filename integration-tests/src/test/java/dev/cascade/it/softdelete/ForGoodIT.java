package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.softdelete.PurgedRows;
import dev.cascade.hibernate.softdelete.PurgedRows.KeptRow;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.softdelete.Archive.Album;
import dev.cascade.it.softdelete.Archive.Folder;
import dev.cascade.it.softdelete.Archive.Frame;
import dev.cascade.it.softdelete.Archive.Photo;
import dev.cascade.it.softdelete.Archive.Place;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows go for good over every kind of association, whether they are marked, hidden or loaded. */
class ForGoodIT {

  private static final String[] FOLDER_4_AND_ALBUMS = {
    "folders 4", "notes 1@", "notes 2@", "notes 3@", "notes 4@4", "albums a", "albums b"
  };

  @RegisterExtension static final MappedDatabase database = Archive.database();

  @BeforeEach
  void fill() {
    Archive.fill(database);
  }

  @Test
  void aTreeGoesAndNotesAreReleased() {
    database.recordSql(
        session -> Cascades.of(session).hardDelete(session.getReference(Folder.class, 1L)));

    assertThat(Archive.rows(database)).startsWith(FOLDER_4_AND_ALBUMS);
  }

  @Test
  void hiddenPartsOfATreeGoAndHiddenNotesAreReleased() {
    database.execute("update folders set deleted_at = now() where id = 3");
    database.execute("update notes set deleted_at = now() where id in (1, 3)");

    database.recordSql(session -> Cascades.of(session).hardDelete(session.find(Folder.class, 1L)));

    assertThat(Archive.rows(database))
        .contains("-notes 1@", "notes 2@", "-notes 3@", "notes 4@4")
        .doesNotContain("folders 1", "folders 2", "-folders 3");
  }

  @Test
  void soDoTheyWhereCollectionsWereLoadedWithoutThem() {
    database.execute("update folders set deleted_at = now() where id = 3");
    database.execute("update notes set deleted_at = now() where id in (1, 3)");

    database.recordSql(
        session -> {
          var folder = session.find(Folder.class, 1L);
          assertThat(folder.notes).isEmpty();
          assertThat(folder.folders).hasSize(1);
          assertThat(folder.folders.get(0).folders).isEmpty();
          assertThat(folder.folders.get(0).notes).hasSize(1);
          Cascades.of(session).hardDelete(folder);
        });

    assertThat(Archive.rows(database))
        .contains("-notes 1@", "notes 2@", "-notes 3@", "notes 4@4")
        .doesNotContain("folders 1", "folders 2", "-folders 3");
  }

  @Test
  void anAlbumGoesWithAllThatIsItsOwn() {
    database.recordSql(session -> Cascades.of(session).hardDelete(album(session, "a", 1)));

    assertAlbumAIsGone();
    assertThat(Archive.TOLD).containsExactlyInAnyOrder("photo 1", "photo 2");
  }

  @Test
  void anAlbumGoesWithWhatWasMarkedBefore() {
    markPartsOfAlbumA();

    database.recordSql(session -> Cascades.of(session).hardDelete(album(session, "a", 1)));

    assertAlbumAIsGone();
    assertThat(Archive.TOLD).containsExactlyInAnyOrder("photo 1", "photo 2");
  }

  @Test
  void anAlbumGoesWithWhatWasHiddenWhenItWasLoaded() {
    markPartsOfAlbumA();

    database.recordSql(
        session -> {
          var album = album(session, "a", 1);
          assertThat(album.photos).hasSize(1);
          assertThat(album.covers).hasSize(1);
          assertThat(album.pages).isEmpty();
          assertThat(album.guests).isEmpty();
          Cascades.of(session).hardDelete(album);
        });

    assertAlbumAIsGone();
    assertThat(Archive.TOLD).containsExactlyInAnyOrder("photo 1", "photo 2");
  }

  @Test
  void anOrphanInMemoryIsMarkedAndThenGoesForGood() {
    database.recordSql(
        session -> {
          var album = album(session, "a", 1);
          album.photos.remove(0);
          album.covers.remove(0);
          Cascades.of(session).hardDelete(album);
        });

    assertThat(Archive.rows(database)).noneMatch(each -> each.endsWith("albums a"));
    assertThat(Archive.rows(database)).doesNotContain("photos 1", "photos 2");
  }

  @Test
  void anObjectWithACompositeIdentifierGoesAlone() {
    database.recordSql(
        session -> Cascades.of(session).hardDelete(session.find(Photo.class, new Frame("x", 1))));

    assertThat(Archive.rows(database)).contains("photos 2", "albums a").doesNotContain("photos 1");
  }

  @Test
  void aTreeIsPurgedAndLeftWhereARowLivesDeepInIt() {
    database.recordSql(session -> session.remove(session.find(Folder.class, 1L)));
    database.execute("update folders set deleted_at = deleted_at - interval '100 days'");
    database.execute("update folders set deleted_at = null where id = 3");

    assertThat(purge(Folder.class).reasons())
        .containsExactlyInAnyOrder(
            new KeptRow(1L, List.of("Folder.folders")), new KeptRow(2L, List.of("Folder.folders")));
    assertThat(Archive.rows(database)).startsWith("-folders 1", "-folders 2", "folders 3");

    database.execute("update folders set deleted_at = now() where id = 3");
    assertThat(purge(Folder.class).purged()).isEqualTo(2);

    assertThat(Archive.rows(database)).startsWith(FOLDER_4_AND_ALBUMS);
  }

  @Test
  void aCircleOfFoldersIsPurged() {
    database.execute("update folders set parent_id = 3 where id = 1");
    database.execute("update folders set deleted_at = now() - interval '100 days' where id < 4");

    assertThat(purge(Folder.class).purged()).isEqualTo(3);

    assertThat(Archive.rows(database)).startsWith(FOLDER_4_AND_ALBUMS);
  }

  @Test
  void albumsArePurgedOverEveryKindOfAssociation() {
    database.recordSql(session -> session.remove(album(session, "a", 1)));
    database.execute("update albums set deleted_at = deleted_at - interval '100 days'");
    Archive.TOLD.clear();

    assertThat(purge(Album.class).purged()).isEqualTo(1);

    assertAlbumAIsGone();
    assertThat(Archive.TOLD).containsExactlyInAnyOrder("photo 1", "photo 2");
  }

  @Test
  void aLiveRowAtTheEndOfAnyOfThemKeepsTheAlbum() {
    database.recordSql(session -> session.remove(album(session, "a", 1)));
    database.execute("update albums set deleted_at = deleted_at - interval '100 days'");
    for (var table : List.of("photos", "covers", "pages", "bindings")) {
      database.execute(
          "create table marks as select deleted_at from albums where shelf = 'a'; update %s set deleted_at = null"
              .formatted(table));

      assertThat(purge(Album.class).reasons())
          .singleElement()
          .satisfies(
              kept -> {
                assertThat(kept.id()).isEqualTo(new Place("a", 1));
                assertThat(kept.because()).hasSize(1);
                assertThat(kept.because().get(0)).isIn("Album." + table, "Album.binding");
              });

      database.execute("update %s set deleted_at = now(); drop table marks".formatted(table));
    }
    assertThat(purge(Album.class).purged()).isEqualTo(1);
  }

  @Test
  void rowsWithACompositeIdentifierArePurgedInChunks() {
    database.execute("update photos set deleted_at = now() - interval '100 days' where number < 4");

    database.recordSql(
        session ->
            assertThat(
                    Cascades.of(session)
                        .purge(Photo.class)
                        .olderThan(Duration.ofDays(90))
                        .rowsAtOnce(2)
                        .execute()
                        .purged())
                .isEqualTo(3));

    assertThat(database.rows("select number from photos")).containsExactly("4");
  }

  private static void markPartsOfAlbumA() {
    database.execute(
        """
        update photos set deleted_at = now() where number = 1;
        update covers set deleted_at = now() where id = 1;
        update pages set deleted_at = now() where id = 1;
        update guests set deleted_at = now() where id = 1;
        update bindings set deleted_at = now() where id = 1;
        """);
  }

  private static void assertAlbumAIsGone() {
    assertThat(Archive.rows(database))
        .filteredOn(each -> !each.contains("folders") && !each.contains("notes"))
        .map(each -> each.replace("-", ""))
        .containsExactly(
            "albums b",
            "photos 3",
            "photos 4",
            "covers 3",
            "covers 4",
            "pages 2",
            "guests 1",
            "guests 2",
            "bindings 2");
    assertThat(database.rows("select page_id from albums_pages")).containsExactly("2");
    assertThat(database.rows("select guest_id from guests_albums")).containsExactly("2");
  }

  private static Album album(EntityManager session, String shelf, int number) {
    return session.find(Album.class, new Place(shelf, number));
  }

  private static PurgedRows purge(Class<?> entity) {
    var result = new AtomicReference<PurgedRows>();
    database.recordSql(
        session ->
            result.set(
                Cascades.of(session).purge(entity).olderThan(Duration.ofDays(90)).execute()));
    return result.get();
  }
}
