package dev.cascade.check;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.SAVE_UPDATE;
import static dev.cascade.CascadeOption.SOFT_DELETE;
import static dev.cascade.OnDelete.CASCADE;
import static dev.cascade.OnSoftDelete.KEEP;
import static dev.cascade.OnSoftDelete.REFUSE;
import static dev.cascade.OnSoftDelete.SET_NULL;
import static dev.cascade.rule.TestDomain.key;
import static dev.cascade.rule.TestDomain.notNullKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeOption;
import dev.cascade.OnDelete;
import dev.cascade.OnSoftDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.rule.TestDomain;
import dev.cascade.violation.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SoftDeleteChecksTest {

  private final TestDomain domain =
      new TestDomain()
          .oneToMany("User.posts", "Post.user", key("posts.user_id"))
          .oneToMany("User.badges", "Badge.user", notNullKey("badges.user_id"))
          .manyToMany("User.groups", "Group.users", "groups_users", null)
          .softDeletable("User");

  @Test
  void deletingRowsForGoodBelowAMarkedOneIsFound() {
    assertThat(found(domain.rule("User.posts", ALL)))
        .containsExactly(
            """
            [CASCADE-121] User.posts: removing a User only marks its row, but would delete Post rows \
            for good: no restore brings them back.
              Make Post soft-deletable, or say it in a @CascadeRule here: onSoftDelete = KEEP, DELETE \
            or REFUSE.""");
  }

  @ParameterizedTest
  @EnumSource(
      value = CascadeOption.class,
      names = {"DELETE", "DELETE_ORPHAN"})
  void soItIsWhereJpaDeletesThem(CascadeOption option) {
    assertThat(found(domain.jpa("User.posts", option)))
        .singleElement()
        .asString()
        .startsWith("[CASCADE-121] User.posts: ");
  }

  @Test
  void deletingFarRowsOfAJoinTableForGoodIsFoundToo() {
    assertThat(found(domain.rule("User.groups", ALL)))
        .singleElement()
        .asString()
        .startsWith("[CASCADE-121] User.groups: ");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "BY_OPTIONS")
  void itIsFineWhereTheRuleSaysWhatIsMeant(OnSoftDelete said) {
    assertThat(found(domain.rule("User.posts", said, ALL))).isEmpty();
  }

  @Test
  void orphansAloneAreFine() {
    assertThat(found(domain.rule("User.posts", DELETE_ORPHAN))).isEmpty();
  }

  @Test
  void deletingWhatIsSoftDeletableTooIsFine() {
    assertThat(found(domain.softDeletable("Post").rule("User.posts", ALL, DELETE_ORPHAN)))
        .isEmpty();
  }

  @Test
  void markedRowsThatReferToADeletedOneAreFound() {
    assertThat(found(unmarkedParent().rule("Blog.posts", ALL)))
        .containsExactly(
            """
            [CASCADE-122] Blog.posts: removing a Blog deletes its row, but only marks Post rows, \
            which refer to it.
              Make Blog soft-deletable too, or leave DELETE out here, so that their key becomes NULL.""");
  }

  @Test
  void soItIsWhereJpaCascades() {
    assertThat(found(unmarkedParent().jpa("Blog.posts", DELETE)))
        .singleElement()
        .asString()
        .startsWith("[CASCADE-122] Blog.posts: ");
  }

  @Test
  void releasingMarkedRowsIsFine() {
    assertThat(found(unmarkedParent().rule("Blog.posts", SAVE_UPDATE))).isEmpty();
  }

  @Test
  void aDeletedRowMayTakeTheMarkedOneThatItRefersTo() {
    assertThat(found(unmarkedParent().softDeletable("User").rule("Post.blog", DELETE)))
        .noneMatch(each -> each.startsWith("[CASCADE-122]"));
  }

  @Test
  void rowsThatTheDatabaseDeletesWithAnUnmarkedParentAreFound() {
    assertThat(found(keyOfUnmarkedParent(CASCADE)))
        .containsExactly(
            """
            [CASCADE-125] Post.blog: removing a Blog deletes its row, and the database then deletes \
            Post rows for good (posts.blog_id is ON DELETE CASCADE): no restore brings them back.
              Make Blog soft-deletable too, or write RESTRICT, or SET_NULL, in place of CASCADE.""");
    assertThat(
            found(keyOfUnmarkedParent(CASCADE).rule("Blog.posts", PassiveDeletes.ON, SAVE_UPDATE)))
        .singleElement()
        .asString()
        .startsWith("[CASCADE-125] Post.blog: ");
  }

  @ParameterizedTest
  @EnumSource(value = OnDelete.class, mode = Mode.EXCLUDE, names = "CASCADE")
  void whatTheDatabaseDoesElseIsFine(OnDelete clause) {
    assertThat(found(keyOfUnmarkedParent(clause))).isEmpty();
  }

  @Test
  void theDatabaseDeletesNothingBelowAMarkedParent() {
    assertThat(found(keyOfUnmarkedParent(CASCADE).softDeletable("Blog"))).isEmpty();
  }

  @Test
  void whereTheParentDeletesThemTooOneFindingIsEnough() {
    assertThat(found(keyOfUnmarkedParent(CASCADE).rule("Blog.posts", ALL)))
        .singleElement()
        .asString()
        .startsWith("[CASCADE-122] Blog.posts: ");
  }

  @Test
  void theOptionNeedsMarksAtBothEnds() {
    assertThat(found(domain.rule("User.posts", SAVE_UPDATE, SOFT_DELETE)))
        .containsExactly(
            """
            [CASCADE-123] User.posts: SOFT_DELETE stands here, but Post is not soft-deletable.
              Leave it out, or write what can hold.""");
    assertThat(found(unmarkedParent().rule("Blog.posts", SOFT_DELETE)))
        .singleElement()
        .asString()
        .startsWith("[CASCADE-123] Blog.posts: SOFT_DELETE stands here, but Blog is not");
    assertThat(found(domain.softDeletable("Badge").rule("User.badges", SOFT_DELETE)))
        .noneMatch(each -> each.contains("User.badges"));
  }

  @Test
  void onSoftDeleteNeedsMarksAtItsOwnEnd() {
    assertThat(found(unmarkedParent().rule("Blog.posts", REFUSE, SAVE_UPDATE)))
        .containsExactly(
            """
            [CASCADE-123] Blog.posts: onSoftDelete = REFUSE stands here, but Blog is not soft-deletable.
              Leave it out, or write what can hold.""");
  }

  @Test
  void deletingForGoodNeedsTheOptionAndUnmarkedRows() {
    assertThat(found(domain.rule("User.posts", OnSoftDelete.DELETE, SAVE_UPDATE)))
        .singleElement()
        .asString()
        .startsWith(
            "[CASCADE-123] User.posts: onSoftDelete = DELETE stands here, but the rule has no DELETE.");
    assertThat(found(domain.softDeletable("Badge").rule("User.badges", OnSoftDelete.DELETE, ALL)))
        .anyMatch(each -> each.contains("onSoftDelete = DELETE stands here, but Badge is soft-"));
  }

  @Test
  void releasingNeedsAKeyThatCanBecomeNull() {
    assertThat(found(domain.rule("User.badges", SET_NULL, SAVE_UPDATE)))
        .singleElement()
        .asString()
        .startsWith(
            "[CASCADE-123] User.badges: onSoftDelete = SET_NULL stands here, but no key at the far"
                + " end can become NULL.");
    assertThat(found(domain.rule("User.groups", KEEP, SAVE_UPDATE)))
        .noneMatch(each -> each.contains("User.groups"));
  }

  private static TestDomain unmarkedParent() {
    return keyOfUnmarkedParent(null);
  }

  private static TestDomain keyOfUnmarkedParent(@Nullable OnDelete clause) {
    return new TestDomain()
        .oneToMany("Blog.posts", "Post.blog", key("posts.blog_id", clause))
        .softDeletable("Post");
  }

  private static List<String> found(TestDomain domain) {
    return RuleChecks.check(domain.rules()).stream()
        .map(Violation::toString)
        .filter(each -> each.matches("(?s).CASCADE-12.*"))
        .toList();
  }
}
