package dev.cascade.it.sets;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that hang below rows of their own type, with files in them. */
class TreesIT {

  private static final String TREE =
      "with recursive tree (id,above) as (select f1_0.id,f1_0.parent_id from folders f1_0"
          + " where f1_0.parent_id in (?)"
          + " union select f2_0.id,f2_0.parent_id from folders f2_0"
          + " join tree upper1_0 on f2_0.parent_id=upper1_0.id)"
          + " select each1_0.id,each1_0.above from tree each1_0";
  private static final String FILES_OF_FOLDER =
      "delete from files f1_0 where f1_0.folder_id in (?)";
  private static final String FOLDER = "delete from folders where id=?";

  @RegisterExtension static final MappedDatabase disk = MappedDatabase.of(Folder.class, File.class);

  @Test
  void aTreeOfSeveralLevelsIsReadOnceAndDeletedByOneStatementATable() {
    disk.execute(
        """
        insert into folders (id, parent_id) values (1, null), (2, 1), (3, 2), (4, 3), (5, 1), (9, null);
        insert into files (id, folder_id) values (1, 1), (2, 2), (3, 4), (4, 5), (9, 9)
        """);

    var sql = disk.recordSql(session -> session.remove(session.find(Folder.class, 1)));

    assertThat(sql.reads())
        .containsExactly("select f1_0.id,f1_0.parent_id from folders f1_0 where f1_0.id=?", TREE);
    assertThat(sql.writes())
        .containsExactly(
            "delete from files f1_0 where f1_0.folder_id in (?,?,?,?)",
            FILES_OF_FOLDER,
            "delete from folders f1_0 where f1_0.id in (?,?,?,?)",
            FOLDER);
    assertThat(rows()).containsExactly("9|null|9");
  }

  @Test
  void aBranchMovedOutInTheSameFlushStays() {
    disk.execute(
        "insert into folders (id, parent_id) values (1, null), (2, 1), (3, 2), (4, 3), (9, null)");

    disk.recordSql(
        session -> {
          session.find(Folder.class, 3).parent = session.find(Folder.class, 9);
          session.remove(session.find(Folder.class, 1));
        });

    assertThat(rows()).containsExactly("3|9|null", "4|3|null", "9|null|null");
  }

  @Test
  void aBranchMovedInInTheSameFlushGoesToo() {
    disk.execute(
        "insert into folders (id, parent_id) values (1, null), (2, 1), (8, 9), (9, null), (10, 8)");

    disk.recordSql(
        session -> {
          session.find(Folder.class, 8).parent = session.getReference(Folder.class, 2);
          session.remove(session.find(Folder.class, 1));
        });

    assertThat(rows()).containsExactly("9|null|null");
  }

  @Test
  void aFolderWithThousandsOfFoldersIsDeleted() {
    disk.execute(
        """
        insert into folders (id, parent_id) select 0, null;
        insert into folders (id, parent_id) select n, 0 from generate_series(1, 3000) n;
        insert into files (id, folder_id) select n, n from generate_series(0, 3000) n
        """);

    var sql = disk.recordSql(session -> session.remove(session.find(Folder.class, 0)));

    assertThat(sql.reads()).hasSize(2);
    assertThat(sql.writes())
        .containsExactly(
            inOf("delete from files f1_0 where f1_0.folder_id", 3000),
            FILES_OF_FOLDER,
            inOf("delete from folders f1_0 where f1_0.id", 3000),
            FOLDER);
    assertThat(rows()).isEmpty();
  }

  @Test
  void aTreeOfAHundredThousandFoldersIsDeletedInTenStatementsATable() {
    disk.execute(
        """
        insert into folders (id, parent_id)
          select n, case when n > 0 then (n - 1) / 4 end from generate_series(0, 100000) n;
        analyze folders
        """);

    var sql = disk.recordSql(session -> session.remove(session.find(Folder.class, 0)));

    assertThat(sql.reads()).hasSize(2);
    assertThat(sql.writes()).hasSize(22).endsWith(FOLDER);
    assertThat(rows()).isEmpty();
  }

  @Test
  void aChainOfTwentyThousandFoldersIsDeleted() {
    disk.execute(
        """
        insert into folders (id, parent_id)
          select n, nullif(n - 1, -1) from generate_series(0, 19999) n;
        insert into files (id, folder_id) values (1, 0), (2, 10000), (3, 19999);
        analyze folders
        """);

    var sql = disk.recordSql(session -> session.remove(session.find(Folder.class, 0)));

    assertThat(sql.reads()).hasSize(2);
    assertThat(sql.writes()).hasSize(6).endsWith(FOLDER);
    assertThat(rows()).isEmpty();
    assertThat(disk.rows("select id from files")).isEmpty();
  }

  @Test
  void twoRootsShareTheStatements() {
    disk.execute(
        """
        insert into folders (id, parent_id) values (1, null), (2, 1), (3, null), (4, 3);
        insert into files (id, folder_id) values (2, 2), (4, 4)
        """);

    var sql =
        disk.recordSql(
            session -> {
              session.remove(session.find(Folder.class, 1));
              session.remove(session.find(Folder.class, 3));
            });

    assertThat(sql.writes())
        .containsExactly(
            "delete from files f1_0 where f1_0.folder_id in (?,?)",
            "delete from files f1_0 where f1_0.folder_id in (?,?)",
            "delete from folders f1_0 where f1_0.id in (?,?)",
            FOLDER,
            FOLDER);
    assertThat(rows()).isEmpty();
  }

  @Test
  void aCircleOfRowsIsDeletedAsAWholeByOneStatement() {
    disk.execute(
        """
        insert into folders (id, parent_id) values (1, null), (2, null), (3, 2), (4, 3);
        update folders set parent_id = 4 where id = 2;
        insert into files (id, folder_id) values (3, 3)
        """);

    var sql = disk.recordSql(session -> session.remove(session.find(Folder.class, 2)));

    assertThat(sql.writes())
        .containsExactly(
            inOf("delete from files f1_0 where f1_0.folder_id", 3),
            FILES_OF_FOLDER,
            inOf("delete from folders f1_0 where f1_0.id", 3));
    assertThat(rows()).containsExactly("1|null|null");
    assertThat(disk.rows("select id from files")).isEmpty();
  }

  @Test
  void aFolderThatIsItsOwnParentIsDeletedWithWhatIsBelow() {
    disk.execute(
        """
        insert into folders (id, parent_id) values (1, null), (2, null), (3, 2);
        update folders set parent_id = 2 where id = 2
        """);

    disk.recordSql(session -> session.remove(session.find(Folder.class, 2)));

    assertThat(rows()).containsExactly("1|null|null");
  }

  private static String inOf(String start, int count) {
    return start + " in (" + String.join(",", Collections.nCopies(count, "?")) + ")";
  }

  private static List<String> rows() {
    return disk.rows(
        """
        select d.id, d.parent_id, f.id from folders d left join files f on f.folder_id = d.id
        order by 1
        """);
  }

  @Entity(name = "Folder")
  @Table(name = "folders", indexes = @Index(columnList = "parent_id"))
  static class Folder {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Folder parent;

    @OneToMany(mappedBy = "parent")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Folder> children = new ArrayList<>();

    @OneToMany(mappedBy = "folder")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<File> files = new ArrayList<>();
  }

  @Entity(name = "File")
  @Table(name = "files")
  static class File {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Folder folder;
  }
}
