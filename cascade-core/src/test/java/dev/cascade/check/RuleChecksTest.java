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
import dev.cascade.rule.TestDomain;
import dev.cascade.violation.Violation;
import org.junit.jupiter.api.Test;

class RuleChecksTest {

  @Test
  void theRulesOfTheReadmeAreFine() {
    var rules =
        new TestDomain()
            .oneToOne("User.profile", "Profile.user", notNullKey("profiles.user_id"))
            .oneToMany("User.posts", "Post.user", notNullKey("posts.user_id", OnDelete.CASCADE))
            .manyToMany("Post.tags", "Tag.posts", "post_tags", null)
            .rule("User.profile", ALL, DELETE_ORPHAN)
            .rule("User.posts", PassiveDeletes.ON, ALL, DELETE_ORPHAN)
            .rule("Post.tags", SAVE_UPDATE, MERGE);

    assertThat(RuleChecks.check(rules.rules())).isEmpty();
  }

  @Test
  void everythingThatIsWrongIsFoundInOrderOfTheCodes() {
    var rules =
        new TestDomain()
            .oneToMany("User.posts", "Post.user", notNullKey("posts.user_id"))
            .oneToOne("User.profile", "Profile.user", notNullKey("profiles.user_id"))
            .oneToMany("User.likes", "Like.user", key("likes.user_id"))
            .rule("User.posts", MERGE)
            .rule("User.profile", MERGE)
            .rule("User.likes", DELETE_ORPHAN);

    assertThat(RuleChecks.check(rules.rules()))
        .extracting(each -> each.code().id() + " " + each.place())
        .containsExactly(
            "CASCADE-102 User.likes", "CASCADE-104 User.profile", "CASCADE-113 User.posts");
  }

  @Test
  void aModelWithoutRulesIsFine() {
    assertThat(RuleChecks.check(new TestDomain().rules())).isEmpty();
  }

  @Test
  void everyFindingIsAClauseAndARemedyThatEndLikeSentences() {
    var rules =
        new TestDomain()
            .oneToMany("User.posts", "Post.user", notNullKey("posts.user_id", OnDelete.SET_NULL))
            .oneToOne("User.profile", "Profile.user", notNullKey("profiles.user_id"))
            .rule("User.posts", PassiveDeletes.ALL, ALL)
            .rule("Post.user", DELETE_ORPHAN)
            .rule("User.profile", MERGE);

    assertThat(RuleChecks.check(rules.rules()))
        .hasSize(6)
        .extracting(Violation::reason, Violation::remedy)
        .allSatisfy(words -> assertThat(words.toList()).asString().matches("\\[.*\\., .*\\.]"));
  }
}
