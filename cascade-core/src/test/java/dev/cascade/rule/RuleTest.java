package dev.cascade.rule;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.EXPUNGE;
import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.CascadeOption.REFRESH_EXPIRE;
import static dev.cascade.CascadeOption.SAVE_UPDATE;
import static dev.cascade.rule.TestDomain.key;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleTest {

  private final TestDomain domain =
      new TestDomain().oneToMany("User.posts", "Post.user", key("posts.user_id"));

  @Test
  void aRuleSpellsAllOut() {
    var rules = domain.rule("User.posts", ALL, DELETE_ORPHAN).rules();

    var rule = rules.on(domain.side("User.posts")).orElseThrow();
    assertThat(rule.options())
        .containsExactlyInAnyOrder(
            SAVE_UPDATE, MERGE, REFRESH_EXPIRE, EXPUNGE, DELETE, DELETE_ORPHAN);
    assertThat(rule.has(DELETE)).isTrue();
    assertThat(rule.has(ALL)).isFalse();
  }

  @Test
  void aRuleIsFoundFromBothSidesOfItsRelationship() {
    var rules = domain.rule("User.posts", MERGE).rules();
    var rule = rules.on(domain.side("User.posts"));

    assertThat(rule).isPresent();
    assertThat(rules.on(domain.side("Post.user"))).isEmpty();
    assertThat(rules.opposite(domain.side("Post.user"))).isEqualTo(rule);
    assertThat(rules.opposite(domain.side("User.posts"))).isEmpty();
  }
}
