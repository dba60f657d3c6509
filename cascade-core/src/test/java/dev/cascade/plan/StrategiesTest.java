package dev.cascade.plan;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE;
import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.rule.TestDomain.key;
import static dev.cascade.rule.TestDomain.notNullKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.OnDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.model.Relationship;
import dev.cascade.rule.TestDomain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StrategiesTest {

  @Test
  void childrenWithoutAnythingBesidesGoAsASetOnEveryLevel() {
    assertThat(strategies(blog(), "User"))
        .containsExactly("User.posts as a set: nothing needs the instances");
    assertThat(strategies(blog(), "Post"))
        .containsExactly("Post.comments as a set: nothing needs the instances");
  }

  @Test
  void oneTypeBelowThatNeedsItsInstancesMakesEveryLevelAboveItGoOneByOne() {
    var needs = Map.of("Comment", "Comment has @PreRemove");

    assertThat(strategies(blog(), "User", needs))
        .containsExactly("User.posts one by one: Comment has @PreRemove");
    assertThat(strategies(blog(), "Post", needs))
        .containsExactly("Post.comments one by one: Comment has @PreRemove");
  }

  @Test
  void aSubtypeThatNeedsItsInstancesCounts() {
    var domain = blog().subtype("Review", "Comment");

    assertThat(strategies(domain, "Post", Map.of("Review", "Review has @PreRemove")))
        .containsExactly("Post.comments one by one: Review has @PreRemove");
  }

  @Test
  void aRelationshipWithARestrictionIsFollowedOneByOne() {
    assertThat(strategies(blog(), "User", Map.of("User.posts", "User.posts has a restriction")))
        .containsExactly("User.posts one by one: User.posts has a restriction");
  }

  @Test
  void childrenWithoutAnAttributeForTheKeyGoOneByOne() {
    var domain =
        new TestDomain()
            .oneToMany("User.posts", "Post.user", key("posts.user_id"))
            .oneToMany("Post.comments", "Comment", key("comments.post_id"))
            .rule("User.posts", ALL)
            .rule("Post.comments", ALL);

    assertThat(strategies(domain, "User"))
        .containsExactly("User.posts one by one: no attribute of Comment holds comments.post_id");
  }

  @Test
  void whatARowRefersToAndWhatAJoinTableTellsGoesOneByOne() {
    var domain =
        new TestDomain()
            .oneToMany("City", "User.city", key("users.city_id"))
            .manyToMany("User.tags", "Tag.users", "user_tags", null)
            .rule("User.city", DELETE)
            .rule("User.tags", DELETE);

    assertThat(strategies(domain, "User"))
        .containsExactly(
            "User.city one by one: User.city is known from the deleted row only",
            "User.tags as a set: nothing needs the instances",
            "User.tags one by one: the rows between go before those of User.tags");
  }

  @Test
  void joinRowsThatTheOtherSideWritesMakeTheirOwnersGoOneByOne() {
    var domain =
        blog().manyToMany("Tag.posts", "Post.tags", "post_tags", null).rule("Post.tags", MERGE);

    assertThat(strategies(domain, "User"))
        .containsExactly(
            "User.posts one by one: the rows of Post.tags are written by the other side");
  }

  @Test
  void aTreeGoesAsASetUnlessItsKeyIsRestrictedOrItHasTwo() {
    assertThat(strategies(tree(null), "Node"))
        .containsExactly("Node.children as a set: nothing needs the instances");
    assertThat(strategies(tree(OnDelete.RESTRICT), "Node"))
        .containsExactly("Node.children one by one: nodes.parent_id is ON DELETE RESTRICT");
    assertThat(
            strategies(
                tree(null)
                    .oneToMany("Node.copies", "Node.original", key("nodes.original_id"))
                    .rule("Node.copies", ALL),
                "Node"))
        .allMatch(
            each ->
                each.endsWith(
                    "one by one: rows refer to rows of their own type by nodes.parent_id and nodes.original_id"));
  }

  @Test
  void typesWhoseRowsReferToEachOtherGoOneByOneAlsoByKeysThatNoRuleFollows() {
    var domain = blog().oneToMany("Comment", "Post.pinned", key("posts.pinned_id"));

    assertThat(strategies(domain, "User"))
        .containsExactly("User.posts one by one: rows of Post and Comment refer to each other");
  }

  @Test
  void releasedChildrenAreReleasedByOneStatement() {
    var domain =
        new TestDomain()
            .oneToMany("User.posts", "Post.user", key("posts.user_id"))
            .rule("User.posts", MERGE);

    assertThat(strategies(domain, "User"))
        .containsExactly("User.posts as a set: nothing needs the instances");
  }

  @Test
  void whatTheDatabaseWouldDeleteUnseenIsLoadedWhereSomethingNeedsIt() {
    var domain =
        new TestDomain()
            .oneToMany("User.posts", "Post.user", notNullKey("posts.user_id", OnDelete.CASCADE))
            .oneToMany("Post", "Like.post", notNullKey("likes.post_id", OnDelete.CASCADE))
            .rule("User.posts", PassiveDeletes.ON, ALL);

    assertThat(strategies(domain, "User"))
        .containsExactly("User.posts by the database: posts.user_id is ON DELETE CASCADE");
    var planner = planner(domain, Map.of("Like", "Like has @PreRemove"));
    assertThat(planner.planFor("User").steps())
        .extracting(step -> step.path() + " " + step.action() + " " + step.strategy())
        .containsExactly("User.posts[Like.post] DELETE ONE_BY_ONE", "User.posts DELETE ONE_BY_ONE");
    assertThat(planner.stepsFrom("User").get(0).reason())
        .isEqualTo(
            "posts.user_id is ON DELETE CASCADE and passiveDeletes is ON, but Like has @PreRemove");
    assertThat(planner.mustLoadToDelete("User")).isTrue();
  }

  private static TestDomain blog() {
    return new TestDomain()
        .oneToMany("User.posts", "Post.user", key("posts.user_id"))
        .oneToMany("Post.comments", "Comment.post", key("comments.post_id"))
        .rule("User.posts", ALL)
        .rule("Post.comments", ALL);
  }

  private static TestDomain tree(OnDelete clause) {
    return new TestDomain()
        .oneToMany("Node.children", "Node.parent", key("nodes.parent_id", clause))
        .rule("Node.children", ALL);
  }

  private static List<String> strategies(TestDomain domain, String entity) {
    return strategies(domain, entity, Map.of());
  }

  private static List<String> strategies(
      TestDomain domain, String entity, Map<String, String> needs) {
    return planner(domain, needs).stepsFrom(entity).stream()
        .map(step -> step.path() + " " + step.strategy().words() + ": " + step.strategyReason())
        .toList();
  }

  private static DeletionPlanner planner(TestDomain domain, Map<String, String> needs) {
    return new DeletionPlanner(
        domain.rules(),
        new InstanceNeeds() {
          @Override
          public Optional<String> ofEntity(String entity) {
            return Optional.ofNullable(needs.get(entity));
          }

          @Override
          public Optional<String> ofRelationship(Relationship side) {
            return Optional.ofNullable(needs.get(side.path()));
          }
        });
  }
}
