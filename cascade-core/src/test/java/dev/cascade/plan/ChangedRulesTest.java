package dev.cascade.plan;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.EXPUNGE;
import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.CascadeOption.REFRESH_EXPIRE;
import static dev.cascade.CascadeOption.SAVE_UPDATE;
import static dev.cascade.rule.TestDomain.key;
import static dev.cascade.rule.TestDomain.notNullKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.OnDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.plan.DeletionStep.Action;
import dev.cascade.rule.Rule;
import dev.cascade.rule.TestDomain;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangedRulesTest {

  private final TestDomain domain =
      new TestDomain()
          .oneToMany("User.posts", "Post.user", key("posts.user_id"))
          .oneToMany("User.photos", "Photo.user", key("photos.user_id", OnDelete.CASCADE))
          .oneToMany("User.drafts", "Draft.user", key("drafts.user_id"))
          .oneToMany("User.accounts", "Account.user", notNullKey("accounts.user_id"))
          .oneToMany("User.notes", "Note.user", key("notes.user_id"))
          .manyToMany("User.tags", "Tag.users", "user_tags", null)
          .jpa("User.notes", DELETE)
          .rule("User.posts", ALL, DELETE_ORPHAN)
          .rule("User.photos", PassiveDeletes.ON, ALL)
          .rule("User.drafts", MERGE)
          .rule("User.tags", ALL);

  @Test
  void aReleaseTakesDeleteAndDeleteOrphanAway() {
    assertThat(changed("User.posts", Action.SET_NULL).options())
        .containsExactlyInAnyOrder(SAVE_UPDATE, MERGE, REFRESH_EXPIRE, EXPUNGE);
    assertThat(changed("User.tags", Action.UNLINK).options()).doesNotContain(DELETE);
  }

  @Test
  void aDeleteIsAdded() {
    assertThat(changed("User.drafts", Action.DELETE).options())
        .containsExactlyInAnyOrder(MERGE, DELETE);
    assertThat(changed("User.accounts", Action.DELETE).options()).containsExactly(DELETE);
    assertThat(changed("Post.user", Action.DELETE).options()).containsExactly(DELETE);
  }

  @Test
  void nothingIsLeftToTheDatabase() {
    assertThat(changed("User.photos", Action.SET_NULL).passiveDeletes())
        .isEqualTo(PassiveDeletes.OFF);
  }

  @Test
  void aPlannerFollowsTheChangedRules() {
    var rules = domain.rules();
    var released = rules.with(List.of(changed("User.posts", Action.SET_NULL)));
    var planner = new DeletionPlanner(rules);

    assertThat(actionOnPosts(planner)).isEqualTo(Action.DELETE);
    assertThat(actionOnPosts(planner.by(released))).isEqualTo(Action.SET_NULL);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertRefused(
        "User.posts",
        Action.REFUSE,
        "User.posts cannot be REFUSE for one delete: that is no choice there. DELETE and SET_NULL can be.");
    assertRefused(
        "User.tags",
        Action.SET_NULL,
        "User.tags cannot be SET_NULL for one delete: that is no choice there. DELETE and UNLINK can be.");
    assertRefused(
        "Post.user",
        Action.SET_NULL,
        "Post.user cannot be SET_NULL for one delete: that is no choice there. Only DELETE can be.");
    assertRefused(
        "User.accounts",
        Action.SET_NULL,
        "User.accounts cannot be SET_NULL for one delete: accounts.user_id is NOT NULL. Only DELETE can be.");
    assertRefused(
        "User.notes",
        Action.SET_NULL,
        "User.notes cannot be SET_NULL for one delete: JPA's own cascade removes there, and no rule stands in its place. Write a @CascadeRule on User.notes.");
  }

  private static Action actionOnPosts(DeletionPlanner planner) {
    return planner.stepsFrom("User").stream()
        .filter(step -> step.path().equals("User.posts"))
        .map(DeletionStep::action)
        .findFirst()
        .orElseThrow();
  }

  private void assertRefused(String path, Action action, String message) {
    assertThatThrownBy(() -> changed(path, action))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private Rule changed(String path, Action action) {
    return ChangedRules.withAction(domain.rules(), domain.side(path), action);
  }
}
