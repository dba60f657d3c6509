package dev.cascade.check;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.CascadeOption.SAVE_UPDATE;
import static dev.cascade.rule.TestDomain.key;
import static dev.cascade.rule.TestDomain.notNullKey;
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

class ForeignKeyChecksTest {

  @Test
  void onDeleteSetNullOnANotNullKeyIsFoundOnceAtTheChild() {
    assertThat(found(posts(notNullKey("posts.user_id", OnDelete.SET_NULL))))
        .containsExactly(
            """
            [CASCADE-106] Post.user: posts.user_id is ON DELETE SET NULL, but NOT NULL.
              Make the column nullable, or write @OnParentDelete(CASCADE) on Post.user.""");
  }

  @Test
  void onDeleteSetNullOnANotNullKeyIsFoundAtTheParentWhereTheChildHasNoAttribute() {
    var domain =
        new TestDomain()
            .oneToMany("User.posts", "Post", notNullKey("posts.user_id", OnDelete.SET_NULL));

    assertThat(found(domain)).singleElement().asString().startsWith("[CASCADE-106] User.posts: ");
  }

  @Test
  void onDeleteSetNullIsFineOnANullableKeyAndOtherClausesOnANotNullOne() {
    assertThat(found(posts(key("posts.user_id", OnDelete.SET_NULL)))).isEmpty();
    assertThat(found(posts(notNullKey("posts.user_id", OnDelete.SET_DEFAULT)))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"CASCADE", "RESTRICT"})
  void aRuleThatWritesNullBeforeTheClauseCanActIsFound(OnDelete clause) {
    assertThat(found(posts(key("posts.user_id", clause)).rule("User.posts", SAVE_UPDATE, MERGE)))
        .containsExactly(
            """
            [CASCADE-112] User.posts: posts.user_id is ON DELETE %s, but "save-update, merge" \
            without DELETE writes NULL when a User is removed, before that clause can act.
              Write passiveDeletes = ALL to let the database act, or add DELETE."""
                .formatted(clause));
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"CASCADE", "RESTRICT"})
  void writingNullDoesNotSilenceTheOtherClauses(OnDelete clause) {
    assertThat(found(posts(key("posts.user_id", clause)).rule("User.posts", MERGE))).isEmpty();
  }

  @Test
  void aRuleThatDeletesOrIsPassiveWritesNoNull() {
    var key = notNullKey("posts.user_id", OnDelete.CASCADE);

    assertThat(found(posts(key).rule("User.posts", ALL, DELETE_ORPHAN))).isEmpty();
    assertThat(found(posts(key).rule("User.posts", PassiveDeletes.ON, MERGE))).isEmpty();
    assertThat(found(posts(key).rule("User.posts", PassiveDeletes.ALL, MERGE))).isEmpty();
  }

  @Test
  void aRuleOnTheChildsSideWritesNoNull() {
    var key = notNullKey("posts.user_id", OnDelete.CASCADE);

    assertThat(found(posts(key).rule("Post.user", SAVE_UPDATE, MERGE))).isEmpty();
  }

  @Test
  void releasingChildrenWhoseKeyIsNotNullIsFound() {
    assertThat(found(posts(notNullKey("posts.user_id")).rule("User.posts", SAVE_UPDATE, MERGE)))
        .containsExactly(
            """
            [CASCADE-113] User.posts: "save-update, merge" without DELETE writes NULL when a User \
            is removed, but posts.user_id is NOT NULL.
              Add DELETE, make the column nullable, or write passiveDeletes = ALL.""");
  }

  @Test
  void releasingChildrenWhoseKeyIsNullableIsFine() {
    assertThat(found(posts(key("posts.user_id")).rule("User.posts"))).isEmpty();
  }

  @Test
  void theSameRuleIsNotReportedTwice() {
    var key = notNullKey("posts.user_id", OnDelete.CASCADE);
    var profile =
        new TestDomain().oneToOne("User.profile", "Profile.user", notNullKey("profiles.user_id"));

    assertThat(found(posts(key).rule("User.posts", MERGE)))
        .singleElement()
        .asString()
        .startsWith("[CASCADE-112]");
    assertThat(found(profile.rule("User.profile", MERGE)))
        .singleElement()
        .asString()
        .startsWith("[CASCADE-104]");
  }

  private static TestDomain posts(ForeignKey key) {
    return new TestDomain().oneToMany("User.posts", "Post.user", key);
  }

  private static List<String> found(TestDomain domain) {
    return RuleChecks.check(domain.rules()).stream().map(Violation::toString).toList();
  }
}
