package dev.cascade.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.domain.Post;
import dev.cascade.it.domain.Tag;
import dev.cascade.it.domain.User;
import dev.cascade.it.support.BlogDatabase;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ManyToManyIT {

  private static final String[] JOIN_ROW = {"post_id", "tag_id"};

  @RegisterExtension final BlogDatabase blog = BlogDatabase.onPostgres();

  @BeforeEach
  void saveTwoPostsThatShareATag() {
    var java = new Tag("java");
    var sql = new Tag("sql");
    var ada = new User("ada");
    ada.addPost(new Post("first").addTag(java).addTag(sql));
    ada.addPost(new Post("second").addTag(java));
    blog.save(java, sql, ada);
  }

  @Test
  void takingATagFromAPostDeletesTheJoinRowOnly() {
    var sql =
        blog.recordSql(
            session -> session.find(Post.class, 1L).removeTag(session.find(Tag.class, 1L)));

    assertThat(sql.writes()).containsExactly("delete from post_tags where post_id=? and tag_id=?");
    assertThat(blog.rows("post_tags", JOIN_ROW)).containsExactly("1, 2", "2, 1");
    assertThat(blog.rows("tags", "name")).containsExactly("java", "sql");
  }

  @Test
  void removingAPostDeletesItsJoinRowsAndKeepsTheTags() {
    var sql = blog.recordSql(session -> session.remove(session.find(Post.class, 1L)));

    assertThat(sql.writes())
        .containsExactly(
            "delete from post_tags where post_id=?",
            "delete from comments c1_0 where c1_0.post_id in (?)",
            "delete from post_likes pl1_0 where pl1_0.post_id in (?)",
            "delete from posts where id=?");
    assertThat(blog.rows("post_tags", JOIN_ROW)).containsExactly("2, 1");
    assertThat(blog.rows("tags", "name")).containsExactly("java", "sql");
  }

  @Test
  void removingATagDeletesItsJoinRowsAndKeepsThePosts() {
    var sql = blog.recordSql(session -> session.remove(session.find(Tag.class, 1L)));

    assertThat(sql.writes())
        .containsExactly("delete from post_tags where tag_id = ?", "delete from tags where id=?");
    assertThat(blog.rows("post_tags", JOIN_ROW)).containsExactly("1, 2");
    assertThat(blog.rows("posts", "title")).containsExactly("first", "second");
  }

  @Test
  void aSetOfTagsAssignedAnewIsAppliedToTheOldOne() {
    var sql =
        blog.recordSql(
            session -> {
              var post = session.find(Post.class, 1L);
              post.setTags(
                  new LinkedHashSet<>(Set.of(session.find(Tag.class, 2L), new Tag("new"))));
            });

    assertThat(sql.writes())
        .containsExactly(
            "insert into tags (name,id) values (?,?)",
            "delete from post_tags where post_id=? and tag_id=?",
            "insert into post_tags (post_id,tag_id) values (?,?)");
    assertThat(blog.rows("post_tags", JOIN_ROW)).containsExactly("1, 2", "1, 3", "2, 1");
    assertThat(blog.rows("tags", "name")).containsExactly("java", "new", "sql");
  }
}
