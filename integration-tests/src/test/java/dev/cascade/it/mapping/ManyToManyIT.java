package dev.cascade.it.mapping;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Posts with tags, known from both sides, and with drafts that belong to one post only. */
class ManyToManyIT {

  private static final String DELETE_POST = "delete from posts where id=?";
  private static final String UNLINK_DRAFTS = "delete from post_drafts where Post_id=?";

  @RegisterExtension
  static final MappedDatabase blog = MappedDatabase.of(Post.class, Tag.class, Draft.class);

  @Test
  void persistingAPostSavesTagsDraftsAndLinks() {
    var sql = blog.recordSql(session -> session.persist(post("p", "java")));

    assertThat(sql.writes())
        .containsExactly(
            "insert into posts (id) values (?)",
            "insert into drafts (id) values (?)",
            "insert into tags (id) values (?)",
            "insert into post_drafts (Post_id,drafts_id) values (?,?)",
            "insert into post_tags (posts_id,tags_id) values (?,?)");
    assertThat(tagged()).containsExactly("p|java");
  }

  @Test
  void removingAPostDeletesItsDraftsAndItsLinksButNoTag() {
    blog.save(post("p", "java"), post("q", "sql"));

    var sql = blog.recordSql(session -> session.remove(session.find(Post.class, "p")));

    assertThat(sql.writes())
        .containsExactly(
            UNLINK_DRAFTS,
            "delete from post_tags where posts_id=?",
            DELETE_POST,
            "delete from drafts where id=?");
    assertThat(tagged()).containsExactly("q|sql");
    assertThat(blog.rows("select id from tags order by 1")).containsExactly("java", "sql");
    assertThat(blog.rows("select id from drafts")).containsExactly("draft of q");
  }

  @Test
  void removingATagDeletesTheLinksOfTheOtherSide() {
    blog.save(post("p", "java"));

    var sql = blog.recordSql(session -> session.remove(session.find(Tag.class, "java")));

    assertThat(sql.writes())
        .containsExactly("delete from post_tags where tags_id = ?", "delete from tags where id=?");
    assertThat(tagged()).isEmpty();
    assertThat(blog.rows("select id from posts")).containsExactly("p");
  }

  @Test
  void aTagTakenOutOfAPostIsUnlinkedOnly() {
    blog.save(post("p", "java"));

    var sql = blog.recordSql(session -> session.find(Post.class, "p").tags.clear());

    assertThat(sql.writes()).containsExactly("delete from post_tags where posts_id=?");
    assertThat(tagged()).isEmpty();
    assertThat(blog.rows("select id from tags")).containsExactly("java");
  }

  @Test
  void aDraftTakenOutOfItsOnlyPostIsDeleted() {
    blog.save(post("p", "java"));

    var sql = blog.recordSql(session -> session.find(Post.class, "p").drafts.remove(0));

    assertThat(sql.writes()).containsExactly(UNLINK_DRAFTS, "delete from drafts where id=?");
    assertThat(blog.rows("select id from drafts")).isEmpty();
  }

  @Test
  void aDraftMovedToAnotherPostStays() {
    blog.save(post("p", "java"), post("q", "sql"));

    blog.recordSql(
        session -> {
          var to = session.find(Post.class, "q");
          Hibernate.initialize(to.drafts);
          var from = session.find(Post.class, "p");
          to.drafts.add(from.drafts.remove(0));
        });

    assertThat(blog.rows("select * from post_drafts order by 1, 2"))
        .containsExactly("q|draft of p", "q|draft of q");
    assertThat(blog.rows("select id from drafts")).hasSize(2);
  }

  private static Post post(String id, String tag) {
    var post = new Post();
    post.id = id;
    var draft = new Draft();
    draft.id = "draft of " + id;
    post.drafts.add(draft);
    var named = new Tag();
    named.id = tag;
    post.tags.add(named);
    named.posts.add(post);
    return post;
  }

  private static List<String> tagged() {
    return blog.rows("select posts_id, tags_id from post_tags order by 1, 2");
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post {

    @Id String id;

    @ManyToMany
    @JoinTable(name = "post_tags")
    @CascadeRule
    List<Tag> tags = new ArrayList<>();

    @ManyToMany
    @JoinTable(name = "post_drafts")
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        singleParent = true)
    List<Draft> drafts = new ArrayList<>();
  }

  @Entity(name = "Tag")
  @Table(name = "tags")
  static class Tag {

    @Id String id;

    @ManyToMany(mappedBy = "tags")
    @CascadeRule
    List<Post> posts = new ArrayList<>();
  }

  @Entity(name = "Draft")
  @Table(name = "drafts")
  static class Draft {

    @Id String id;
  }
}
