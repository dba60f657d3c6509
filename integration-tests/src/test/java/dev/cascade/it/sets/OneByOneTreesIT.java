package dev.cascade.it.sets;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.mapping.SentSql.Execution;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PreRemove;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.cfg.AvailableSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that refer to rows of their own type, or to each other in turns, in JDBC batches. */
class OneByOneTreesIT {

  private static final String FOLDER = "delete from folders where id=?";
  private static final String FILE = "delete from files where id=?";

  private static final List<String> REMOVED = new ArrayList<>();

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Folder.class, File.class, Person.class, Leader.class)
          .with(AvailableSettings.STATEMENT_BATCH_SIZE, 50);

  @BeforeEach
  void forget() {
    REMOVED.clear();
  }

  @Test
  void aTreeGoesInOneBatchTheDeepestRowsFirst() {
    database.execute(
        """
        insert into folders (id, parent_id) values (1, null), (2, 1), (3, 2), (4, 3), (5, 1), (9, null);
        insert into files (id, folder_id) values (1, 1), (2, 2), (3, 4), (4, 5), (9, 9)
        """);

    var sql = database.recordSql(session -> session.remove(session.find(Folder.class, 1)));

    assertThat(sql.deletions()).containsExactly(new Execution(FILE, 4), new Execution(FOLDER, 5));
    assertThat(REMOVED).hasSize(4);
    assertThat(database.rows("select id from folders")).containsExactly("9");
    assertThat(database.rows("select id from files")).containsExactly("9");
  }

  @Test
  void typesThatReferToEachOtherInTurnsGoInTheOrderOfTheirRows() {
    database.execute(
        """
        insert into folders (id) values (1), (2), (3);
        insert into files (id, folder_id) values (1, 1), (2, 2), (3, 3);
        update folders set cover_id = id - 1 where id > 1
        """);

    var sql =
        database.recordSql(
            session -> {
              for (var id = 1; id <= 3; id++) {
                session.remove(session.find(Folder.class, id));
              }
            });

    assertThat(sql.deletions())
        .containsExactly(
            new Execution(FILE, 1),
            new Execution(FOLDER, 1),
            new Execution(FILE, 1),
            new Execution(FOLDER, 1),
            new Execution(FILE, 1),
            new Execution(FOLDER, 1));
    assertThat(database.rows("select id from folders")).isEmpty();
    assertThat(database.rows("select id from files")).isEmpty();
  }

  @Test
  void rowsOfSeveralTablesThatReferToEachOtherGoInTheirOrder() {
    database.execute(
        """
        insert into people (id, leader_id) values (1, null);
        insert into leaders (id) values (1);
        insert into people (id, leader_id) values (2, 1);
        insert into leaders (id) values (2);
        insert into people (id, leader_id) values (3, 2);
        insert into leaders (id) values (3)
        """);

    database.recordSql(
        session -> {
          for (var id = 1; id <= 3; id++) {
            session.remove(session.find(Leader.class, id));
          }
        });

    assertThat(database.rows("select id from people")).isEmpty();
    assertThat(database.rows("select id from leaders")).isEmpty();
  }

  @Entity(name = "Folder")
  @Table(name = "folders")
  static class Folder {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Folder parent;

    @ManyToOne(fetch = FetchType.LAZY)
    File cover;

    @OneToMany(mappedBy = "parent")
    @CascadeRule(ALL)
    List<Folder> children = new ArrayList<>();

    @OneToMany(mappedBy = "folder")
    @CascadeRule(ALL)
    List<File> files = new ArrayList<>();
  }

  @Entity(name = "File")
  @Table(name = "files")
  static class File {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Folder folder;

    @PreRemove
    void removed() {
      REMOVED.add("file " + id);
    }
  }

  @Entity(name = "Person")
  @Table(name = "people")
  @Inheritance(strategy = InheritanceType.JOINED)
  static class Person {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Leader leader;
  }

  @Entity(name = "Leader")
  @Table(name = "leaders")
  static class Leader extends Person {}
}
