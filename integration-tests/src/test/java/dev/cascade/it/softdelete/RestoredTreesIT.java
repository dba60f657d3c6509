package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.Cascades;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.mapping.SentSql;
import dev.cascade.it.softdelete.Grove.Album;
import dev.cascade.it.softdelete.Grove.Drive;
import dev.cascade.it.softdelete.Grove.File;
import dev.cascade.it.softdelete.Grove.Folder;
import dev.cascade.it.softdelete.Grove.Frame;
import dev.cascade.it.softdelete.Grove.Member;
import dev.cascade.it.softdelete.Grove.Photo;
import dev.cascade.it.softdelete.Grove.Print;
import dev.cascade.it.softdelete.Grove.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Trees come back as far as one deletion took them, and so do rows that only tell a time. */
class RestoredTreesIT {

  @RegisterExtension static final MappedDatabase database = Grove.database();

  /** Drive 1 with folders 1 to that number, each in the one before it, and a file in each. */
  private static void fill(int depth) {
    database.execute(
        """
        insert into drives (id) values (1);
        insert into folders (id, drive_id) values (1, 1);
        insert into folders (id, folder_id) select i, i - 1 from generate_series(2, %1$d) i;
        insert into files (id, folder_id) select i, i from generate_series(1, %1$d) i"""
            .formatted(depth));
  }

  @Test
  void aTreeComesBackFromWhereItWasDeleted() {
    fill(4);
    remove(Folder.class, 2L);
    assertThat(Grove.marked(database))
        .containsExactly("folders 2", "folders 3", "folders 4", "files 2", "files 3", "files 4");

    restore(Folder.class, 2L);

    assertThat(Grove.marked(database)).isEmpty();
  }

  @Test
  void aBranchThatWasDeletedBeforeStaysDeleted() {
    fill(5);
    remove(Folder.class, 4L);
    remove(Folder.class, 2L);
    remove(Drive.class, 1L);

    restore(Drive.class, 1L);
    assertThat(Grove.marked(database))
        .containsExactly(
            "folders 2",
            "folders 3",
            "folders 4",
            "folders 5",
            "files 2",
            "files 3",
            "files 4",
            "files 5");

    restore(Folder.class, 2L);
    assertThat(Grove.marked(database))
        .containsExactly("folders 4", "folders 5", "files 4", "files 5");
  }

  @Test
  void aTreeComesBackBelowAnotherTypeByAsManyStatementsWhateverItsDepth() {
    fill(3);
    remove(Drive.class, 1L);
    var low = restore(Drive.class, 1L);
    assertThat(Grove.marked(database)).isEmpty();

    database.execute(
        """
        insert into folders (id, folder_id) select i, i - 1 from generate_series(4, 40) i;
        insert into files (id, folder_id) select i, i from generate_series(4, 40) i""");
    remove(Drive.class, 1L);
    assertThat(Grove.marked(database)).hasSize(81);
    var high = restore(Drive.class, 1L);

    assertThat(Grove.marked(database)).isEmpty();
    assertThat(high.all()).hasSameSizeAs(low.all());
  }

  @Test
  void allFoldersAboveAFileComeBackIfAskedFor() {
    fill(5);
    remove(Drive.class, 1L);

    database.inTransaction(
        session -> Cascades.of(session).restoring(File.class, 4L).withParents().execute());

    assertThat(Grove.marked(database))
        .containsExactly("folders 5", "files 1", "files 2", "files 3", "files 5");
  }

  @Test
  void foldersThatCircleComeBack() {
    fill(3);
    database.execute("update folders set folder_id = 3 where id = 1");
    remove(Folder.class, 2L);
    assertThat(Grove.marked(database)).hasSize(6);

    restore(Folder.class, 2L);

    assertThat(Grove.marked(database)).isEmpty();
  }

  @Test
  void typesThatTakeEachOtherAlongComeBackOverAllTheirLevels() {
    database.execute(
        """
        insert into teams (id) values (1);
        insert into members (id, team_id) values (1, 1), (2, 1);
        insert into teams (id, member_id) values (2, 1), (3, 2);
        insert into members (id, team_id) values (3, 2), (4, 3);
        insert into teams (id, member_id) values (4, 3)""");
    remove(Member.class, 4L);
    remove(Team.class, 1L);
    assertThat(Grove.marked(database)).hasSize(8);

    restore(Team.class, 1L);

    assertThat(Grove.marked(database)).containsExactly("members 4");
  }

  @Test
  void whatKeepsNoDeletionIdComesBackByItsExactTime() {
    database.execute(
        """
        insert into albums (id) values (1);
        insert into photos (id, album_id) values (1, 1), (2, 1), (3, 1);
        insert into prints (id, photo_id) values (1, 1), (2, 1), (3, 2);
        insert into frames (id, print_id) values (1, 1), (2, 2), (3, 3)""");
    remove(Frame.class, 1L);
    remove(Print.class, 2L);
    remove(Photo.class, 3L);
    remove(Album.class, 1L);
    assertThat(Grove.marked(database)).hasSize(10);

    restore(Album.class, 1L);
    assertThat(Grove.marked(database))
        .containsExactly("photos 3", "prints 2", "frames 1", "frames 2");
    assertThat(database.rows("select id from photos where deletion_id is not null"))
        .containsExactly("3");

    restore(Print.class, 2L);
    assertThat(Grove.marked(database)).containsExactly("photos 3", "frames 1");
  }

  @Test
  void whoDeletedItIsForgotten() {
    database.execute(
        """
        insert into prints (id, deleted_at, deleted_by) values
          (1, '2026-01-01', 'ada'), (2, '2026-01-01', 'ada')""");

    restore(Print.class, 1L);

    assertThat(database.rows("select id from prints where deleted_by is not null"))
        .containsExactly("2");
  }

  private static void remove(Class<?> type, Object id) {
    database.inTransaction(session -> session.remove(session.find(type, id)));
  }

  private static SentSql restore(Class<?> type, Object id) {
    return database.recordSql(session -> Cascades.of(session).restore(type, id));
  }
}
