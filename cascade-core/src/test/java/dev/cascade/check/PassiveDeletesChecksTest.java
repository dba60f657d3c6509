package dev.cascade.check;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE;
import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.rule.TestDomain.key;
import static dev.cascade.rule.TestDomain.notNullKey;
import static dev.cascade.violation.Code.PASSIVE_ALL_WITH_DELETE;
import static dev.cascade.violation.Code.PASSIVE_WITHOUT_ON_DELETE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.OnDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.model.ForeignKey;
import dev.cascade.rule.TestDomain;
import dev.cascade.violation.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class PassiveDeletesChecksTest {

  @Test
  void passiveAllTogetherWithDeleteIsFound() {
    var rules =
        posts(key("posts.user_id", OnDelete.CASCADE))
            .rule("User.posts", PassiveDeletes.ALL, DELETE);

    assertThat(RuleChecks.check(rules.rules()))
        .extracting(Violation::toString)
        .containsExactly(
            """
            [CASCADE-105] User.posts: passiveDeletes = ALL never touches a Post when its User is \
            removed, but "delete" removes it.
              Write passiveDeletes = ON, or leave DELETE out (ALL contains it).""");
  }

  @Test
  void passiveAllWithoutDeleteAndPassiveOnWithDeleteAreFine() {
    var key = key("posts.user_id", OnDelete.CASCADE);

    assertThat(check(posts(key).rule("User.posts", PassiveDeletes.ALL, MERGE))).isEmpty();
    assertThat(check(posts(key).rule("User.posts", PassiveDeletes.ON, ALL))).isEmpty();
  }

  @Test
  void aPassiveDeleteWhoseKeyHasNoClauseIsFound() {
    var rules = posts(notNullKey("posts.user_id")).rule("User.posts", PassiveDeletes.ON, ALL);

    assertThat(check(rules))
        .extracting(Violation::toString)
        .containsExactly(
            """
            [CASCADE-111] User.posts: passiveDeletes = ON leaves rows to the database when a User \
            is removed, but posts.user_id has no ON DELETE.
              Write @OnParentDelete(CASCADE) on Post.user, or leave passiveDeletes out.""");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "CASCADE")
  void aPassiveDeleteIsBackedByOnDeleteCascadeOnly(OnDelete other) {
    var rules = posts(key("posts.user_id", other)).rule("User.posts", PassiveDeletes.ON, ALL);

    assertThat(check(rules)).extracting(Violation::code).containsExactly(PASSIVE_WITHOUT_ON_DELETE);
  }

  @ParameterizedTest
  @EnumSource
  void aPassiveReleaseIsBackedByAnyClause(OnDelete any) {
    var rules = posts(key("posts.user_id", any)).rule("User.posts", PassiveDeletes.ON, MERGE);

    assertThat(check(rules)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OFF")
  void aPassiveReleaseWhoseKeyHasNoClauseIsFound(PassiveDeletes passive) {
    var rules = posts(key("posts.user_id")).rule("User.posts", passive, MERGE);

    assertThat(check(rules))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.code()).isEqualTo(PASSIVE_WITHOUT_ON_DELETE);
              assertThat(found.remedy())
                  .isEqualTo(
                      "Write @OnParentDelete(SET_NULL) on Post.user, or leave passiveDeletes out.");
            });
  }

  @Test
  void aNotNullKeyIsNeverAdvisedToBeSetNull() {
    var rules = posts(notNullKey("posts.user_id")).rule("User.posts", PassiveDeletes.ALL, MERGE);

    assertThat(check(rules))
        .singleElement()
        .extracting(Violation::remedy)
        .isEqualTo("Write @OnParentDelete(CASCADE) on Post.user, or leave passiveDeletes out.");
  }

  @Test
  void withoutAChildsAttributeTheRemedyNamesTheCollection() {
    var rules =
        new TestDomain()
            .oneToMany("User.posts", "Post", key("posts.user_id"))
            .rule("User.posts", PassiveDeletes.ON, DELETE);

    assertThat(check(rules))
        .singleElement()
        .extracting(Violation::remedy)
        .isEqualTo("Write @OnDelete(action = CASCADE) on User.posts, or leave passiveDeletes out.");
  }

  @Test
  void aPassiveManyToManyNeedsAJoinTableThatCascades() {
    var rules = tags(null).rule("Post.tags", PassiveDeletes.ON, MERGE);

    assertThat(check(rules))
        .extracting(Violation::toString)
        .containsExactly(
            """
            [CASCADE-111] Post.tags: passiveDeletes = ON leaves rows to the database when a Post is \
            removed, but post_tags.post_id has no ON DELETE.
              Write @OnDelete(action = CASCADE) on Post.tags, or leave passiveDeletes out.""");
    assertThat(check(tags(OnDelete.CASCADE).rule("Post.tags", PassiveDeletes.ON, MERGE))).isEmpty();
  }

  @Test
  void onTheSideThatHoldsTheKeyThereIsNothingToLeaveToTheDatabase() {
    var rules = posts(key("posts.user_id")).rule("Post.user", PassiveDeletes.ON, MERGE);

    assertThat(check(rules)).isEmpty();
  }

  @Test
  void bothFindingsAreReportedWhereBothHold() {
    var rules = posts(key("posts.user_id")).rule("User.posts", PassiveDeletes.ALL, DELETE);

    assertThat(check(rules))
        .extracting(Violation::code)
        .containsExactly(PASSIVE_ALL_WITH_DELETE, PASSIVE_WITHOUT_ON_DELETE);
  }

  private static TestDomain posts(ForeignKey key) {
    return new TestDomain().oneToMany("User.posts", "Post.user", key);
  }

  private static TestDomain tags(OnDelete onDelete) {
    return new TestDomain().manyToMany("Post.tags", "Tag.posts", "post_tags", onDelete);
  }

  private static List<Violation> check(TestDomain domain) {
    return RuleChecks.check(domain.rules());
  }
}
