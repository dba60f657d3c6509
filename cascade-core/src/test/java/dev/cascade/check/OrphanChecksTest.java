package dev.cascade.check;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.CascadeOption.SAVE_UPDATE;
import static dev.cascade.rule.TestDomain.key;
import static dev.cascade.rule.TestDomain.notNullKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.rule.TestDomain;
import dev.cascade.violation.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrphanChecksTest {

  private final TestDomain domain =
      new TestDomain()
          .oneToMany("User.posts", "Post.user", key("posts.user_id"))
          .oneToOne("User.profile", "Profile.user", notNullKey("profiles.user_id"))
          .oneToOne("User.avatar", "Avatar.user", key("avatars.user_id"))
          .manyToMany("Post.tags", "Tag.posts", "post_tags", null);

  @Test
  void deleteOrphanWithoutDeleteIsFound() {
    assertThat(found(domain.rule("User.posts", SAVE_UPDATE, DELETE_ORPHAN)))
        .containsExactly(
            """
            [CASCADE-102] User.posts: "save-update, delete-orphan" deletes what User.posts lets go, \
            but not what a removed User leaves behind.
              Add DELETE (ALL contains it), or leave DELETE_ORPHAN out.""");
  }

  @Test
  void deleteOrphanWithDeleteIsFine() {
    assertThat(found(domain.rule("User.posts", ALL, DELETE_ORPHAN))).isEmpty();
    assertThat(found(domain.rule("User.avatar", DELETE, DELETE_ORPHAN))).isEmpty();
  }

  @Test
  void deleteOrphanOnAManyToOneWithoutSingleParentIsFound() {
    assertThat(found(domain.rule("Post.user", ALL, DELETE_ORPHAN)))
        .containsExactly(
            """
            [CASCADE-103] Post.user: "all, delete-orphan" would delete the User that one Post lets \
            go, but others may refer to it.
              Add singleParent = true if each User has one Post only, or leave DELETE_ORPHAN out.""");
  }

  @Test
  void deleteOrphanOnAManyToManyWithoutSingleParentIsFoundOnEitherSide() {
    var rules = domain.rule("Post.tags", ALL, DELETE_ORPHAN).rule("Tag.posts", ALL, DELETE_ORPHAN);

    assertThat(found(rules))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("[CASCADE-103] Post.tags: "),
            second -> assertThat(second).startsWith("[CASCADE-103] Tag.posts: "));
  }

  @Test
  void deleteOrphanOnTheOneToOneSideThatHoldsTheKeyNeedsSingleParentToo() {
    assertThat(found(domain.rule("Profile.user", ALL, DELETE_ORPHAN)))
        .singleElement()
        .asString()
        .startsWith("[CASCADE-103] Profile.user: ");
  }

  @Test
  void singleParentAllowsDeleteOrphanEverywhere() {
    var rules =
        domain
            .singleParentRule("Post.user", ALL, DELETE_ORPHAN)
            .singleParentRule("Post.tags", ALL, DELETE_ORPHAN)
            .singleParentRule("Profile.user", ALL, DELETE_ORPHAN);

    assertThat(found(rules)).isEmpty();
  }

  @Test
  void aOneToOneWithoutDeleteOrphanWhoseKeyIsNotNullIsFound() {
    assertThat(found(domain.rule("User.profile", ALL)))
        .containsExactly(
            """
            [CASCADE-104] User.profile: "all" would leave a Profile without its User, but \
            profiles.user_id is NOT NULL.
              Write "all, delete-orphan", or make the column nullable.""");
  }

  @Test
  void aOneToOneIsFineWithDeleteOrphanOrWithANullableKey() {
    var rules = domain.rule("User.profile", ALL, DELETE_ORPHAN).rule("User.avatar", ALL);

    assertThat(found(rules)).isEmpty();
  }

  @Test
  void theChildsSideOfAOneToOneNeedsNoDeleteOrphan() {
    assertThat(found(domain.rule("Profile.user", SAVE_UPDATE, MERGE))).isEmpty();
  }

  @Test
  void whereNoRuleStandsNothingIsFound() {
    assertThat(found(domain)).isEmpty();
  }

  private static List<String> found(TestDomain domain) {
    return RuleChecks.check(domain.rules()).stream().map(Violation::toString).toList();
  }
}
