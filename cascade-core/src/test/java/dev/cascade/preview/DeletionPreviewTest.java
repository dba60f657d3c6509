package dev.cascade.preview;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.rule.TestDomain.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.OnDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.Refusal;
import dev.cascade.plan.StepNode;
import dev.cascade.rule.TestDomain;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DeletionPreviewTest {

  private final DeletionPlanner planner = new DeletionPlanner(blog().rules());

  @Test
  void theTextIsATree() {
    assertThat(preview(each -> RowCount.exactly(2)).text())
        .isEqualTo(
            """
            User: DELETE 1 row
              User.posts: DELETE 2 rows, as a set (User.posts has DELETE; nothing needs the instances)
                User.posts.comments: LEAVE TO DATABASE 2 rows, by the database (comments.post_id is ON DELETE CASCADE and passiveDeletes is ON)
              User.drafts: SET NULL 2 rows, as a set (User.drafts has no DELETE, so drafts.user_id becomes NULL; nothing needs the instances)
              User[Order.user]: REFUSE 2 rows, by a query (orders.user_id is ON DELETE RESTRICT)
            total: 7 rows
            refused: User#1 is referred to by 2 rows over Order.user: Order#3, Order#4; orders.user_id is ON DELETE RESTRICT""");
  }

  @Test
  void theDrawingEscapesWhatMermaidReads() {
    assertThat(preview(each -> new RowCount(1, true)).mermaid())
        .isEqualTo(
            """
            flowchart TD
              n0["User<br/>1 row"]
              n0 -->|"DELETE, as a set"| n1["User.posts<br/>1 row or more"]
              n1 -->|"LEAVE TO DATABASE, by the database"| n2["User.posts.comments<br/>1 row or more"]
              n0 -->|"SET NULL, as a set"| n3["User.drafts<br/>1 row or more"]
              n0 -->|"REFUSE, by a query"| n4["User[Order.user]<br/>1 row or more"]""");
  }

  @Test
  void theTotalIsWhatIsWritten() {
    assertThat(preview(each -> RowCount.exactly(2)).total()).isEqualTo(RowCount.exactly(7));
    assertThat(preview(each -> new RowCount(2, true)).total()).isEqualTo(new RowCount(7, true));
  }

  @Test
  void affectedRowsAreThoseThatWereWritten() {
    var affected = AffectedRows.of(preview(each -> RowCount.exactly(2)));

    assertThat(affected.deletedByEntity())
        .containsExactly(Map.entry("User", 1L), Map.entry("Post", 2L), Map.entry("Comment", 2L));
    assertThat(affected.over("User.drafts")).isEqualTo(2);
    assertThat(affected.over("Order.user")).isZero();
    assertThat(affected.total()).isEqualTo(7);
  }

  @Test
  void aRelationshipStandsInTheTreeOfTheFirstRootThatHasIt() {
    var planner =
        new DeletionPlanner(
            new TestDomain()
                .oneToMany("User.posts", "Post.user", key("posts.user_id"))
                .oneToMany("Admin.grants", "Grant.admin", key("grants.admin_id"))
                .subtype("Admin", "User")
                .rule("User.posts", ALL)
                .rule("Admin.grants", ALL)
                .rules());

    assertThat(planner.treesFor(List.of("User", "Admin")))
        .hasEntrySatisfying("User", below -> assertThat(paths(below)).containsOnly("User.posts"))
        .hasEntrySatisfying(
            "Admin", below -> assertThat(paths(below)).containsOnly("Admin.grants"));
  }

  private static List<String> paths(List<StepNode> nodes) {
    return nodes.stream().map(each -> each.step().path()).toList();
  }

  private DeletionPreview preview(Function<StepNode, RowCount> rowsOf) {
    var user = planner.model().entity("User");
    var below = planner.treesFor(List.of("User")).getOrDefault("User", List.of());
    var root = PreviewRoot.of(user, RowCount.exactly(1), below, rowsOf);
    var rows = rowsOf.apply(below.get(0));
    var deleted = new LinkedHashMap<String, RowCount>();
    deleted.put("User", RowCount.exactly(1));
    deleted.put("Post", rows);
    deleted.put("Comment", rows);
    var refusal =
        new Refusal(
            "User",
            List.of(1),
            "Order.user",
            "Order",
            2L,
            List.of(3, 4),
            "orders.user_id is ON DELETE RESTRICT");
    return new DeletionPreview(List.of(root), deleted, List.of(refusal));
  }

  private static TestDomain blog() {
    return new TestDomain()
        .oneToMany("User.posts", "Post.user", key("posts.user_id"))
        .oneToMany("Post.comments", "Comment.post", key("comments.post_id", OnDelete.CASCADE))
        .oneToMany("User.drafts", "Draft.user", key("drafts.user_id"))
        .oneToMany("User", "Order.user", key("orders.user_id", OnDelete.RESTRICT))
        .rule("User.posts", ALL)
        .rule("Post.comments", PassiveDeletes.ON, ALL)
        .rule("User.drafts");
  }
}
