package dev.cascade.plan;

import static dev.cascade.rule.TestDomain.key;
import static dev.cascade.rule.TestDomain.notNullKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.model.Relationship;
import dev.cascade.rule.TestDomain;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypeOrderTest {

  @Test
  void aTypeStandsBeforeThoseThatItsRowsReferTo() {
    var order =
        order(
            new TestDomain()
                .oneToMany("User.posts", "Post.user", key("posts.user_id"))
                .oneToMany("Post.comments", "Comment.post", key("comments.post_id")),
            "User",
            "Post",
            "Comment");

    assertThat(order.rings()).containsExactly(List.of("Comment"), List.of("Post"), List.of("User"));
    assertThat(order.openers()).isEmpty();
  }

  @Test
  void rowsOfATypeThatIsNotAmongThemMayStandBetween() {
    var order =
        order(
            new TestDomain()
                .oneToMany("User.posts", "Post.user", key("posts.user_id"))
                .oneToMany("Post.comments", "Comment.post", key("comments.post_id")),
            "User",
            "Comment");

    assertThat(order.rings()).containsExactly(List.of("Comment"), List.of("User"));
  }

  @Test
  void aKeyThatOnlyTheParentMapsCounts() {
    var order =
        order(
            new TestDomain().oneToMany("User.posts", "Post", key("posts.user_id")), "User", "Post");

    assertThat(order.rings()).containsExactly(List.of("Post"), List.of("User"));
  }

  @Test
  void aTreeIsOneType() {
    var order =
        order(
            new TestDomain()
                .oneToMany("Folder.folders", "Folder.parent", notNullKey("folders.parent_id")),
            "Folder");

    assertThat(order.rings()).containsExactly(List.of("Folder"));
    assertThat(order.openers()).isEmpty();
  }

  @Test
  void aSubtypeGoesWithItsSupertype() {
    var order =
        order(
            new TestDomain()
                .subtype("Article", "Post")
                .oneToMany("Article.comments", "Comment.article", key("comments.article_id")),
            "Article",
            "Post",
            "Comment");

    assertThat(order.rings()).containsExactly(List.of("Comment"), List.of("Post"));
  }

  @Test
  void aCircleIsOpenedWhereAKeyMayBeNull() {
    var order =
        order(
            new TestDomain()
                .oneToMany("Team.members", "Member.team", notNullKey("members.team_id"))
                .oneToMany("Member.led", "Team.leader", key("teams.leader_id")),
            "Team",
            "Member");

    assertThat(order.rings()).containsExactly(List.of("Member"), List.of("Team"));
    assertThat(order.openers()).extracting(Relationship::path).containsExactly("Team.leader");
  }

  @Test
  void aCircleWithoutSuchAKeyStaysARing() {
    var order =
        order(
            new TestDomain()
                .oneToMany("Team.members", "Member.team", notNullKey("members.team_id"))
                .oneToMany("Member.led", "Team.leader", notNullKey("teams.leader_id")),
            "Team",
            "Member");

    assertThat(order.rings()).containsExactly(List.of("Team", "Member"));
    assertThat(order.openers()).isEmpty();
  }

  private static TypeOrder order(TestDomain domain, String... entities) {
    return TypeOrder.childrenFirst(domain.model(), List.of(entities));
  }
}
