package dev.cascade.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.domain.Folder;
import dev.cascade.it.support.BlogDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TreeIT {

  private static final String DELETE = "delete from folders where id=?";
  private static final String DELETE_THREE_BELOW =
      "delete from folders f1_0 where f1_0.id in (?,?,?)";

  @RegisterExtension final BlogDatabase blog = BlogDatabase.onPostgres();

  @BeforeEach
  void saveATree() {
    blog.save(
        new Folder("root")
            .addChild(new Folder("left").addChild(new Folder("leaf")))
            .addChild(new Folder("right")));
  }

  @Test
  void theTreeIsSavedWithItsRoot() {
    assertThat(blog.rows("folders", "id", "name", "parent_id"))
        .containsExactly("1, root, null", "2, left, 1", "3, leaf, 2", "4, right, 1");
  }

  @Test
  void removingTheRootDeletesTheTreeThoughNothingElseIsLoaded() {
    var sql = blog.recordSql(session -> session.remove(session.find(Folder.class, 1L)));

    assertThat(sql.writes()).containsExactly(DELETE_THREE_BELOW, DELETE);
    assertThat(blog.rows("folders")).isEmpty();
  }

  @Test
  void removingTheRootBeforeALeafDeletesEachOnce() {
    var sql =
        blog.recordSql(
            session -> {
              var leaf = session.find(Folder.class, 3L);
              session.remove(session.find(Folder.class, 1L));
              session.remove(leaf);
            });

    assertThat(sql.writes()).containsExactly(DELETE_THREE_BELOW, DELETE);
    assertThat(blog.rows("folders")).isEmpty();
  }

  @Test
  void aBranchTakenOutIsDeletedWithAllBelow() {
    var sql =
        blog.recordSql(
            session -> {
              var left = session.find(Folder.class, 2L);
              session.find(Folder.class, 1L).removeChild(left);
            });

    assertThat(sql.writes())
        .containsExactly("delete from folders f1_0 where f1_0.id in (?)", DELETE);
    assertThat(blog.rows("folders", "name")).containsExactly("right", "root");
  }

  @Test
  void aBranchHungElsewhereMovesWithAllBelow() {
    var sql =
        blog.recordSql(
            session -> {
              var left = session.find(Folder.class, 2L);
              session.find(Folder.class, 1L).removeChild(left);
              session.find(Folder.class, 4L).addChild(left);
            });

    assertThat(sql.writes()).containsExactly("update folders set name=?,parent_id=? where id=?");
    assertThat(blog.rows("folders", "id", "name", "parent_id"))
        .containsExactly("1, root, null", "2, left, 4", "3, leaf, 2", "4, right, 1");
  }
}
