package dev.cascade.plan;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.SAVE_UPDATE;
import static dev.cascade.CascadeOption.SOFT_DELETE;
import static dev.cascade.rule.TestDomain.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.OnDelete;
import dev.cascade.OnSoftDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.rule.TestDomain;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkingStepsTest {

  @Test
  void aRuleWithDeleteMarksChildrenThatCanBeMarked() {
    assertThat(steps(marked(null).rule("User.posts", ALL)))
        .containsExactly("User.posts MARK: User.posts has DELETE");
  }

  @Test
  void jpasRemoveMarksThemToo() {
    assertThat(steps(marked(null).jpa("User.posts", DELETE)))
        .containsExactly("User.posts MARK: JPA cascade: User.posts has REMOVE");
  }

  @Test
  void theOptionMarksThemWithoutDelete() {
    assertThat(steps(marked(null).rule("User.posts", SAVE_UPDATE, SOFT_DELETE)))
        .containsExactly("User.posts MARK: User.posts has SOFT_DELETE");
  }

  @Test
  void theOptionMarksThatToWhichTheMarkedRowRefers() {
    assertThat(steps(marked(null).softDeletable("User").rule("Post.user", SOFT_DELETE), "Post"))
        .containsExactly("Post.user MARK: Post.user has SOFT_DELETE");
  }

  @Test
  void aDatabaseCascadeNeverFiresSoItsRowsAreMarked() {
    assertThat(steps(marked(OnDelete.CASCADE).rule("User.posts", PassiveDeletes.ON, ALL)))
        .containsExactly(
            "User.posts MARK: posts.user_id is ON DELETE CASCADE and passiveDeletes is ON");
    assertThat(steps(marked(OnDelete.CASCADE)))
        .containsExactly("User[Post.user] MARK: posts.user_id is ON DELETE CASCADE");
  }

  @Test
  void aDatabaseCascadeToWhatCannotBeMarkedLeavesItAsItIs() {
    assertThat(steps(unmarkedChildren(OnDelete.CASCADE))).isEmpty();
    assertThat(steps(unmarkedChildren(OnDelete.SET_NULL))).isEmpty();
  }

  @Test
  void childrenThatWouldBeReleasedKeepTheirKeys() {
    assertThat(steps(marked(null).rule("User.posts", SAVE_UPDATE))).isEmpty();
    assertThat(steps(marked(null).rule("User.posts", DELETE_ORPHAN))).isEmpty();
  }

  @Test
  void joinRowsStay() {
    var domain =
        new TestDomain()
            .manyToMany("User.groups", "Group.users", "groups_users", null)
            .softDeletable("User")
            .rule("User.groups", SAVE_UPDATE);

    assertThat(steps(domain)).isEmpty();
  }

  @Test
  void farRowsOfAJoinTableAreMarkedAndTheirJoinRowsStay() {
    var domain =
        new TestDomain()
            .manyToMany("User.groups", "Group.users", "groups_users", null)
            .softDeletable("User")
            .softDeletable("Group")
            .rule("User.groups", ALL);

    assertThat(steps(domain)).containsExactly("User.groups MARK: User.groups has DELETE");
  }

  @Test
  void aRestrictingKeyRefusesAsBefore() {
    assertThat(steps(marked(OnDelete.RESTRICT)))
        .containsExactly("User[Post.user] REFUSE: posts.user_id is ON DELETE RESTRICT");
  }

  @Test
  void whatTheRuleSaysOfMarkedRowsIsDone() {
    assertThat(steps(marked(null).rule("User.posts", OnSoftDelete.KEEP, ALL))).isEmpty();
    assertThat(steps(unmarkedChildren(null).rule("User.posts", OnSoftDelete.DELETE, ALL)))
        .containsExactly("User.posts DELETE: User.posts has onSoftDelete = DELETE");
    assertThat(steps(marked(null).rule("User.posts", OnSoftDelete.SET_NULL, SAVE_UPDATE)))
        .containsExactly("User.posts SET_NULL: User.posts has onSoftDelete = SET_NULL");
    assertThat(steps(marked(null).rule("User.posts", OnSoftDelete.REFUSE, ALL)))
        .containsExactly("User.posts REFUSE: User.posts has onSoftDelete = REFUSE");
  }

  private static TestDomain marked(OnDelete onDelete) {
    return unmarkedChildren(onDelete).softDeletable("Post");
  }

  private static TestDomain unmarkedChildren(OnDelete onDelete) {
    return new TestDomain()
        .oneToMany("User.posts", "Post.user", key("posts.user_id", onDelete))
        .softDeletable("User");
  }

  private static List<String> steps(TestDomain domain) {
    return steps(domain, "User");
  }

  private static List<String> steps(TestDomain domain, String entity) {
    return new DeletionPlanner(domain.rules())
        .stepsFrom(entity).stream()
            .map(each -> "%s %s: %s".formatted(each.path(), each.action(), each.reason()))
            .toList();
  }
}
