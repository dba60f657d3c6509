package dev.cascade.check;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.rule.TestDomain.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.rule.TestDomain;
import dev.cascade.violation.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequiredCheckTest {

  private final TestDomain domain =
      new TestDomain()
          .oneToMany("User.posts", "Post.user", key("posts.user_id"))
          .oneToOne("User.profile", "Profile.user", key("profiles.user_id"))
          .manyToMany("Post.tags", "Tag.posts", "post_tags", null);

  @Test
  void requiredOnTheParentsSideOfAOneToOneIsFine() {
    assertThat(found(domain.requiredRule("User.profile", ALL, DELETE_ORPHAN))).isEmpty();
  }

  @Test
  void requiredOnCollectionsIsFound() {
    var rules = domain.requiredRule("User.posts", ALL).requiredRule("Post.tags");

    assertThat(found(rules))
        .containsExactly(
            """
            [CASCADE-116] User.posts: required = true says that no User is without its Post, but \
            this is no one-to-one.
              Leave required out.""",
            """
            [CASCADE-116] Post.tags: required = true says that no Post is without its Tag, but \
            this is no one-to-one.
              Leave required out.""");
  }

  @Test
  void requiredOnTheSideThatHoldsTheKeyIsFound() {
    assertThat(found(domain.requiredRule("Profile.user")))
        .containsExactly(
            """
            [CASCADE-116] Profile.user: required = true says that no Profile is without its User, \
            but the key stands here, in profiles.user_id.
              Write optional = false and nullable = false there, and leave required out.""");
    assertThat(
            found(
                new TestDomain()
                    .oneToMany("User.posts", "Post.user", key("posts.user_id"))
                    .requiredRule("Post.user")))
        .singleElement()
        .asString()
        .endsWith("Write optional = false and nullable = false there, and leave required out.");
  }

  private static List<String> found(TestDomain domain) {
    return RuleChecks.check(domain.rules()).stream().map(Violation::toString).toList();
  }
}
