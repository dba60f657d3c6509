package dev.cascade.check;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.CascadeOption.SAVE_UPDATE;
import static dev.cascade.rule.TestDomain.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.rule.TestDomain;
import dev.cascade.violation.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class JpaChecksTest {

  private final TestDomain domain =
      new TestDomain().oneToMany("User.posts", "Post.user", key("posts.user_id"));

  @Test
  void removeInJpaWithoutDeleteInTheRuleIsFound() {
    assertThat(found(domain.jpa("User.posts", DELETE).rule("User.posts", SAVE_UPDATE, MERGE)))
        .containsExactly(
            """
            [CASCADE-107] User.posts: JPA's annotation says cascade = REMOVE, but the rule \
            "save-update, merge" has no DELETE.
              Add DELETE to the rule, or take cascade = REMOVE out of JPA's annotation.""");
  }

  @Test
  void orphanRemovalInJpaWithoutDeleteOrphanInTheRuleIsFound() {
    assertThat(found(domain.jpa("User.posts", DELETE, DELETE_ORPHAN).rule("User.posts", ALL)))
        .containsExactly(
            """
            [CASCADE-107] User.posts: JPA's annotation says orphanRemoval = true, but the rule \
            "all" has no DELETE_ORPHAN.
              Add DELETE_ORPHAN to the rule, or take orphanRemoval = true out of JPA's annotation.""");
  }

  @Test
  void aRuleThatDeletesMoreThanJpaIsFine() {
    assertThat(found(domain.rule("User.posts", ALL, DELETE_ORPHAN))).isEmpty();
  }

  @Test
  void aRuleThatSaysTheSameAsJpaIsFine() {
    assertThat(
            found(
                domain
                    .jpa("User.posts", DELETE, DELETE_ORPHAN)
                    .rule("User.posts", ALL, DELETE_ORPHAN)))
        .isEmpty();
  }

  @Test
  void whatElseJpaCascadesIsNoContradiction() {
    assertThat(found(domain.jpa("User.posts", SAVE_UPDATE, MERGE).rule("User.posts"))).isEmpty();
  }

  @Test
  void jpaAloneIsNoContradiction() {
    assertThat(found(domain.jpa("User.posts", DELETE, DELETE_ORPHAN))).isEmpty();
  }

  private static List<String> found(TestDomain domain) {
    return RuleChecks.check(domain.rules()).stream().map(Violation::toString).toList();
  }
}
