package dev.cascade.it.sets;

import static dev.cascade.CascadeOption.ALL;
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

/** Rows in a circle, in trees of so many rows that one statement cannot carry all. */
class LargeCirclesIT {

  private static final String DELETE = "delete from folders f1_0 where f1_0.id in ";
  private static final String RELEASE = "update folders f1_0 set parent_id=null where f1_0.id in ";

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Folder.class, Region.class);

  @Test
  void onlyTheRowsOfTheCircleAreReleasedBeforeTheStatements() {
    database.execute(
        """
        insert into folders (id, parent_id) values (-1, null), (1, null), (2, 1), (3, 2);
        update folders set parent_id = 3 where id = 1;
        insert into folders (id, parent_id)
          select n, 1 + n % 3 from generate_series(4, 12000) n;
        analyze folders
        """);

    var sql = database.recordSql(session -> session.remove(session.find(Folder.class, 2)));

    assertThat(sql.reads()).hasSize(2);
    assertThat(sql.writes())
        .containsExactly(RELEASE + ids(3), DELETE + ids(10_000), DELETE + ids(2_000));
    assertThat(database.rows("select id from folders")).containsExactly("-1");
  }

  @Test
  void aCircleOfMoreRowsThanOneStatementCarriesIsReleasedWhole() {
    database.execute(
        """
        insert into folders (id, parent_id) values (-1, null);
        insert into folders (id, parent_id) select n, nullif(n - 1, -1) from generate_series(0, 11000) n;
        update folders set parent_id = 11000 where id = 0;
        analyze folders
        """);

    var sql = database.recordSql(session -> session.remove(session.find(Folder.class, 5)));

    assertThat(sql.reads()).hasSize(2);
    assertThat(sql.writes())
        .containsExactly(
            RELEASE + ids(10_000), RELEASE + ids(1_001), DELETE + ids(10_000), DELETE + ids(1_001));
    assertThat(database.rows("select id from folders")).containsExactly("-1");
  }

  @Test
  void aRootThatIsItsOwnParentIsNoCircle() {
    database.execute(
        """
        insert into regions (id, parent_id) values (-1, -1), (1, 1);
        insert into regions (id, parent_id) select n, n / 2 from generate_series(2, 12000) n;
        analyze regions
        """);

    var sql = database.recordSql(session -> session.remove(session.find(Region.class, 1)));

    assertThat(sql.reads()).hasSize(2);
    assertThat(sql.writes())
        .containsExactly(
            "delete from regions r1_0 where r1_0.id in " + ids(10_000),
            "delete from regions r1_0 where r1_0.id in " + ids(2_000));
    assertThat(database.rows("select id from regions")).containsExactly("-1");
  }

  private static String ids(int count) {
    return "(" + String.join(",", Collections.nCopies(count, "?")) + ")";
  }

  @Entity(name = "Folder")
  @Table(name = "folders", indexes = @Index(columnList = "parent_id"))
  static class Folder {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Folder parent;

    @OneToMany(mappedBy = "parent")
    @CascadeRule(ALL)
    List<Folder> children = new ArrayList<>();
  }

  @Entity(name = "Region")
  @Table(name = "regions", indexes = @Index(columnList = "parent_id"))
  static class Region {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    Region parent;

    @OneToMany(mappedBy = "parent")
    @CascadeRule(ALL)
    List<Region> children = new ArrayList<>();
  }
}
