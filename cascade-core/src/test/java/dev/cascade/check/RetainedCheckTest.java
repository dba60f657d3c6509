package dev.cascade.check;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.rule.TestDomain.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.OnDelete;
import dev.cascade.rule.TestDomain;
import dev.cascade.violation.Code;
import dev.cascade.violation.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetainedCheckTest {

  private final TestDomain blog =
      new TestDomain()
          .oneToMany("User.posts", "Post.user", key("posts.user_id"))
          .oneToMany("Post.auditLogs", "AuditLog.post", key("audit_logs.post_id"))
          .retained("AuditLog");

  @Test
  void aDeleteThatReachesARetainedEntityIsFoundWithItsPath() {
    blog.rule("User.posts", ALL, DELETE_ORPHAN).rule("Post.auditLogs", DELETE);

    assertThat(RuleChecks.check(blog.rules()))
        .extracting(Violation::toString)
        .containsExactly(
            """
            [CASCADE-108] Post.auditLogs: a delete travels along User.posts.auditLogs to AuditLog, \
            which is @Retained.
              Take DELETE and DELETE_ORPHAN out of the rule, or @Retained off AuditLog.""");
  }

  @Test
  void theSameModelWithoutRetainedIsFine() {
    var rules =
        new TestDomain()
            .oneToMany("User.posts", "Post.user", key("posts.user_id"))
            .oneToMany("Post.auditLogs", "AuditLog.post", key("audit_logs.post_id"))
            .rule("User.posts", ALL, DELETE_ORPHAN)
            .rule("Post.auditLogs", DELETE);

    assertThat(RuleChecks.check(rules.rules())).isEmpty();
  }

  @Test
  void aDeleteThatEndsBeforeTheRetainedEntityIsFine() {
    assertThat(found(blog.rule("User.posts", ALL).rule("Post.auditLogs", MERGE))).isEmpty();
  }

  @Test
  void deletingTheRetainedEntityItselfIsFine() {
    assertThat(found(blog.rule("User.posts", ALL))).isEmpty();
    var owner =
        new TestDomain()
            .oneToMany("AuditLog.details", "Detail.log", key("details.log_id"))
            .retained("AuditLog")
            .rule("AuditLog.details", ALL);

    assertThat(found(owner)).isEmpty();
  }

  @Test
  void deleteOrphanAloneAlsoDeletes() {
    assertThat(found(blog.rule("Post.auditLogs", DELETE_ORPHAN)))
        .singleElement()
        .extracting(Violation::place)
        .isEqualTo("Post.auditLogs");
  }

  @Test
  void jpasOwnCascadeReachesItWithoutAnyRule() {
    blog.jpa("User.posts", DELETE).jpa("Post.auditLogs", DELETE_ORPHAN);

    assertThat(found(blog))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.place()).isEqualTo("Post.auditLogs");
              assertThat(found.reason()).contains("along User.posts.auditLogs to AuditLog");
              assertThat(found.remedy())
                  .isEqualTo(
                      "Take REMOVE and orphanRemoval out of JPA's annotation, or @Retained off"
                          + " AuditLog.");
            });
  }

  @Test
  void anotherCascadeOfJpaDoesNotReachIt() {
    assertThat(found(blog.jpa("Post.auditLogs", MERGE))).isEmpty();
  }

  @Test
  void onDeleteCascadeReachesItFromTheChildsSide() {
    var domain =
        new TestDomain()
            .oneToMany("User.posts", "Post.user", key("posts.user_id"))
            .oneToMany("Post", "AuditLog.post", key("audit_logs.post_id", OnDelete.CASCADE))
            .retained("AuditLog")
            .rule("User.posts", DELETE);

    assertThat(found(domain))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.place()).isEqualTo("AuditLog.post");
              assertThat(found.reason())
                  .isEqualTo(
                      "a delete travels along User.posts[AuditLog.post] to AuditLog, which is"
                          + " @Retained.");
              assertThat(found.remedy())
                  .isEqualTo(
                      "Take ON DELETE CASCADE out of the foreign key audit_logs.post_id, or"
                          + " @Retained off AuditLog.");
            });
  }

  @Test
  void onDeleteCascadeInTheMiddleOfThePathCarriesTheDeleteOn() {
    var domain =
        new TestDomain()
            .oneToMany("User", "Post.user", key("posts.user_id", OnDelete.CASCADE))
            .oneToMany("Post.auditLogs", "AuditLog.post", key("audit_logs.post_id"))
            .retained("AuditLog")
            .rule("Post.auditLogs", DELETE);

    assertThat(found(domain))
        .singleElement()
        .extracting(Violation::reason)
        .asString()
        .contains("along User[Post.user].auditLogs to AuditLog");
  }

  @Test
  void otherClausesDoNotReachIt() {
    var domain =
        new TestDomain()
            .oneToMany("Post.logs", "AuditLog.post", key("audit_logs.post_id", OnDelete.SET_NULL))
            .retained("AuditLog");

    assertThat(found(domain)).isEmpty();
  }

  @Test
  void aRelationshipThatIsMappedOnBothSidesIsReportedOnce() {
    var domain =
        new TestDomain()
            .oneToMany("Post.logs", "AuditLog.post", key("audit_logs.post_id", OnDelete.CASCADE))
            .retained("AuditLog")
            .rule("Post.logs", DELETE);

    assertThat(found(domain))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.place()).isEqualTo("Post.logs");
              assertThat(found.remedy())
                  .isEqualTo(
                      "Take DELETE and DELETE_ORPHAN out of the rule, and ON DELETE CASCADE out of"
                          + " the foreign key audit_logs.post_id, or @Retained off AuditLog.");
            });
  }

  @Test
  void aRelationshipIsReportedOnceHoweverManyPathsLeadToIt() {
    blog.oneToMany("Blog.posts", "Post.blog", key("posts.blog_id"))
        .rule("Blog.posts", DELETE)
        .rule("User.posts", DELETE)
        .rule("Post.auditLogs", DELETE);

    assertThat(found(blog)).extracting(Violation::place).containsExactly("Post.auditLogs");
  }

  @Test
  void eachRelationshipThatReachesItDirectlyIsReported() {
    blog.oneToMany("User.logs", "AuditLog.user", key("audit_logs.user_id"))
        .rule("User.logs", DELETE)
        .rule("Post.auditLogs", DELETE);

    assertThat(found(blog))
        .extracting(Violation::place)
        .containsExactly("Post.auditLogs", "User.logs");
  }

  @Test
  void aManyToOneThatDeletesItsTargetReachesIt() {
    assertThat(
            found(
                blog.oneToMany("Policy", "User.policy", key("users.policy_id"))
                    .retained("Policy")
                    .rule("User.policy", DELETE)))
        .extracting(Violation::place)
        .containsExactly("User.policy");
  }

  @Test
  void aRetainedSubtypeOfWhatIsDeletedIsReached() {
    var domain =
        new TestDomain()
            .subtype("Invoice", "Document")
            .oneToMany("User.documents", "Document.user", key("documents.user_id"))
            .retained("Invoice")
            .rule("User.documents", DELETE);

    assertThat(found(domain))
        .singleElement()
        .extracting(Violation::reason)
        .isEqualTo("a delete travels along User.documents to Invoice, which is @Retained.");
  }

  @Test
  void aSubtypeOfARetainedEntityIsRetainedToo() {
    var domain =
        new TestDomain()
            .subtype("Invoice", "Document")
            .oneToMany("User.invoices", "Invoice.user", key("documents.user_id"))
            .retained("Document")
            .rule("User.invoices", DELETE);

    assertThat(found(domain)).extracting(Violation::place).containsExactly("User.invoices");
  }

  @Test
  void aSubtypesAttributeIsReachedThroughItsSupertype() {
    var domain =
        new TestDomain()
            .subtype("Invoice", "Document")
            .oneToMany("User.documents", "Document.user", key("documents.user_id"))
            .oneToMany("Invoice.bookings", "Booking.invoice", key("bookings.invoice_id"))
            .retained("Booking")
            .rule("User.documents", DELETE)
            .rule("Invoice.bookings", DELETE);

    assertThat(found(domain))
        .singleElement()
        .extracting(Violation::reason)
        .asString()
        .contains("along User.documents.bookings to Booking");
  }

  @Test
  void aSiblingOfARetainedSubtypeIsNotReached() {
    var domain =
        new TestDomain()
            .subtype("Invoice", "Document")
            .subtype("Draft", "Document")
            .oneToMany("User.drafts", "Draft.user", key("documents.user_id"))
            .retained("Invoice")
            .rule("User.drafts", DELETE);

    assertThat(found(domain)).isEmpty();
  }

  @Test
  void cyclesOfTypesAndSelfReferencesEnd() {
    blog.oneToMany("User.friends", "User.friend", key("users.friend_id"))
        .oneToMany("Post.readers", "User.reads", key("users.post_id"))
        .rule("User.friends", DELETE)
        .rule("User.posts", DELETE)
        .rule("Post.readers", DELETE)
        .rule("Post.auditLogs", DELETE);

    assertThat(found(blog)).extracting(Violation::place).containsExactly("Post.auditLogs");
  }

  private static List<Violation> found(TestDomain domain) {
    return RuleChecks.check(domain.rules()).stream()
        .filter(each -> each.code() == Code.RETAINED_IS_DELETED)
        .toList();
  }
}
