package dev.cascade.plan;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.rule.TestDomain.key;
import static dev.cascade.rule.TestDomain.notNullKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.OnDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.rule.TestDomain;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RowPathsTest {

  @Test
  void aPathLeadsOverEveryLevelAndTheDeepestComesFirst() {
    var domain =
        new TestDomain()
            .oneToMany("User.posts", "Post.user", key("posts.user_id"))
            .oneToMany("Post.comments", "Comment.post", key("comments.post_id"))
            .oneToMany("Comment.likes", "Like.comment", key("likes.comment_id"))
            .oneToMany("Comment", "Report.comment", key("reports.comment_id", OnDelete.RESTRICT))
            .rule("User.posts", ALL)
            .rule("Post.comments", ALL)
            .rule("Comment.likes", MERGE);

    assertThat(paths(domain, "User"))
        .containsExactly(
            "Post.user Comment.post Like.comment SET_NULL",
            "Post.user Comment.post Report.comment REFUSE",
            "Post.user Comment.post DELETE",
            "Post.user DELETE");
  }

  @Test
  void aDiamondHasAPathForEachWayToItsEnd() {
    var domain =
        new TestDomain()
            .oneToMany("User.blogs", "Blog.user", key("blogs.user_id"))
            .oneToMany("Blog.posts", "Post.blog", key("posts.blog_id"))
            .oneToMany("Blog.notes", "Note.blog", key("notes.blog_id"))
            .oneToMany("Post.comments", "Comment.post", key("comments.post_id"))
            .oneToMany("Note.comments", "Comment.note", key("comments.note_id"))
            .rule("User.blogs", ALL)
            .rule("Blog.posts", ALL)
            .rule("Blog.notes", ALL)
            .rule("Post.comments", ALL)
            .rule("Note.comments", ALL);

    assertThat(paths(domain, "User"))
        .containsExactly(
            "Blog.user Post.blog Comment.post DELETE",
            "Blog.user Note.blog Comment.note DELETE",
            "Blog.user Post.blog DELETE",
            "Blog.user Note.blog DELETE",
            "Blog.user DELETE");
  }

  @Test
  void aTreeIsOneHopOverAnyNumberOfLevels() {
    var domain =
        new TestDomain()
            .oneToMany("User.nodes", "Node.user", key("nodes.user_id"))
            .oneToMany("Node.children", "Node.parent", key("nodes.parent_id"))
            .oneToMany("Node.files", "File.node", key("files.node_id"))
            .rule("User.nodes", ALL)
            .rule("Node.children", ALL)
            .rule("Node.files", ALL);

    assertThat(paths(domain, "User"))
        .containsExactly("Node.user*parent File.node DELETE", "Node.user*parent DELETE");
    assertThat(paths(domain, "Node"))
        .containsExactly(
            "Node.parent*parent File.node DELETE", "Node.parent*parent DELETE", "File.node DELETE");
  }

  @Test
  void rowsHangBelowEachOtherByEveryKeyThatTheDatabaseFollows() {
    var domain =
        new TestDomain()
            .oneToMany("User.nodes", "Node.user", key("nodes.user_id", OnDelete.CASCADE))
            .oneToMany("Node.children", "Node.parent", key("nodes.parent_id", OnDelete.CASCADE))
            .oneToMany("Node.copies", "Node.original", key("nodes.original_id", OnDelete.CASCADE))
            .rule("User.nodes", PassiveDeletes.ON, ALL)
            .rule("Node.children", PassiveDeletes.ON, ALL)
            .rule("Node.copies", PassiveDeletes.ON, ALL);

    assertThat(paths(domain, "User"))
        .containsExactly("Node.user*parent*original LEAVE_TO_DATABASE");
  }

  @Test
  void belowTheDatabasesCascadeOnlyClausesAreFollowed() {
    var domain =
        new TestDomain()
            .oneToMany("User.posts", "Post.user", notNullKey("posts.user_id", OnDelete.CASCADE))
            .oneToMany("Post.likes", "Like.post", notNullKey("likes.post_id", OnDelete.CASCADE))
            .oneToMany("Post.notes", "Note.post", key("notes.post_id"))
            .oneToMany("Like", "Badge.like", key("badges.like_id", OnDelete.SET_NULL))
            .rule("User.posts", PassiveDeletes.ON, ALL)
            .rule("Post.likes", PassiveDeletes.ON, ALL)
            .rule("Post.notes", ALL);

    assertThat(paths(domain, "User"))
        .containsExactly(
            "Post.user Like.post Badge.like LEAVE_TO_DATABASE by database",
            "Post.user Like.post LEAVE_TO_DATABASE by database",
            "Post.user LEAVE_TO_DATABASE");
  }

  @Test
  void aCycleOfTypesEnds() {
    var domain =
        new TestDomain()
            .oneToMany("A.bs", "B.a", key("bs.a_id"))
            .oneToMany("B.as", "A.b", key("as.b_id"))
            .rule("A.bs", ALL)
            .rule("B.as", ALL);

    assertThat(paths(domain, "A")).containsExactly("B.a A.b DELETE", "B.a DELETE");
  }

  private static List<String> paths(TestDomain domain, String entity) {
    var planner = new DeletionPlanner(domain.rules());
    return planner.stepsFrom(entity).stream()
        .flatMap(start -> planner.pathsFrom(start).stream())
        .map(RowPathsTest::words)
        .toList();
  }

  private static String words(RowPath path) {
    return path.hops().stream()
            .map(
                hop ->
                    hop.child()
                        + "."
                        + hop.key()
                        + hop.treeKeys().stream().map("*"::concat).collect(Collectors.joining()))
            .collect(Collectors.joining(" ", "", " " + path.step().action()))
        + (path.isByDatabase() ? " by database" : "");
  }
}
