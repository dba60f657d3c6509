package dev.cascade.plan;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.rule.TestDomain.key;
import static dev.cascade.rule.TestDomain.notNullKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.OnDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.rule.TestDomain;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class DeletionPlannerTest {

  @Test
  void childrenStandBeforeTheirParentsOnEveryLevel() {
    var domain =
        new TestDomain()
            .oneToMany("User.posts", "Post.user", key("posts.user_id"))
            .oneToMany("User.orders", "Order.user", key("orders.user_id"))
            .oneToMany("Post.comments", "Comment.post", key("comments.post_id"))
            .oneToMany("Comment.likes", "Like.comment", key("likes.comment_id"))
            .rule("User.posts", ALL)
            .rule("User.orders", MERGE)
            .rule("Post.comments", ALL)
            .rule("Comment.likes", ALL);

    assertThat(plan(domain, "User"))
        .containsExactly(
            "User.posts.comments.likes DELETE",
            "User.posts.comments DELETE",
            "User.posts DELETE",
            "User.orders SET_NULL");
    assertThat(plan(domain, "Comment")).containsExactly("Comment.likes DELETE");
    assertThat(plan(domain, "Like")).isEmpty();
  }

  @Test
  void aPlanEndsWhereRowsAreNotDeleted() {
    var domain =
        new TestDomain()
            .oneToMany("User.posts", "Post.user", key("posts.user_id"))
            .oneToMany("User", "Order.user", key("orders.user_id", OnDelete.RESTRICT))
            .oneToMany("User", "Vote.user", key("votes.user_id", OnDelete.SET_NULL))
            .oneToMany("Post.comments", "Comment.post", key("comments.post_id"))
            .oneToMany("Order.lines", "Line.order", key("lines.order_id"))
            .oneToMany("Vote.proofs", "Proof.vote", key("proofs.vote_id"))
            .rule("User.posts", MERGE)
            .rule("Post.comments", ALL)
            .rule("Order.lines", ALL)
            .rule("Vote.proofs", ALL);

    assertThat(plan(domain, "User"))
        .containsExactly(
            "User.posts SET_NULL", "User[Order.user] REFUSE", "User[Vote.user] LEAVE_TO_DATABASE");
  }

  @Test
  void belowWhatTheDatabaseDeletesOnlyTheDatabaseActs() {
    var domain =
        new TestDomain()
            .oneToMany("User.posts", "Post.user", notNullKey("posts.user_id", OnDelete.CASCADE))
            .oneToMany("Post", "Like.post", notNullKey("likes.post_id", OnDelete.CASCADE))
            .oneToMany("Like.proofs", "Proof.like", key("proofs.like_id"))
            .rule("User.posts", PassiveDeletes.ON, ALL)
            .rule("Like.proofs", MERGE);

    assertThat(plan(domain, "User"))
        .containsExactly("User.posts[Like.post] LEAVE_TO_DATABASE", "User.posts LEAVE_TO_DATABASE");
  }

  @Test
  void aPlanEndsBelowPassiveDeletesWithoutAClause() {
    var domain =
        new TestDomain()
            .oneToMany("User.posts", "Post.user", key("posts.user_id"))
            .oneToMany("Post.likes", "Like.post", key("likes.post_id"))
            .rule("User.posts", PassiveDeletes.ON, ALL)
            .rule("Post.likes", ALL);

    assertThat(plan(domain, "User")).containsExactly("User.posts LEAVE_TO_DATABASE");
  }

  @Test
  void aDiamondIsPlannedOnceBelowItsEndByAShortestPath() {
    var domain =
        new TestDomain()
            .oneToMany("Blog.posts", "Post.blog", key("posts.blog_id"))
            .oneToMany("Post.comments", "Comment.post", key("comments.post_id"))
            .oneToMany("Blog.comments", "Comment.blog", key("comments.blog_id"))
            .oneToMany("Comment.likes", "Like.comment", key("likes.comment_id"))
            .rule("Blog.posts", ALL)
            .rule("Post.comments", ALL)
            .rule("Blog.comments", ALL)
            .rule("Comment.likes", ALL);

    assertThat(plan(domain, "Blog"))
        .containsExactly(
            "Blog.comments.likes DELETE",
            "Blog.posts.comments DELETE",
            "Blog.comments DELETE",
            "Blog.posts DELETE");
  }

  @Test
  void rowsStandBeforeThoseThatTheyReferToByAKeyThatNoRuleFollows() {
    var domain =
        new TestDomain()
            .oneToMany("Shop.products", "Product.shop", key("products.shop_id"))
            .oneToMany("Shop.orders", "Order.shop", key("orders.shop_id"))
            .oneToMany("Product", "Order.product", key("orders.product_id"))
            .rule("Shop.products", ALL)
            .rule("Shop.orders", ALL);

    assertThat(plan(domain, "Shop")).containsExactly("Shop.orders DELETE", "Shop.products DELETE");
  }

  @Test
  void aSelfReferenceIsPlannedOnce() {
    var domain =
        new TestDomain()
            .oneToMany("Node.children", "Node.parent", key("nodes.parent_id"))
            .oneToMany("Node.files", "File.node", key("files.node_id"))
            .rule("Node.children", ALL)
            .rule("Node.files", ALL);

    assertThat(plan(domain, "Node")).containsExactly("Node.files DELETE", "Node.children DELETE");
  }

  @Test
  void aCycleOfTypesEndsAndPassesTheRootAgain() {
    var domain =
        new TestDomain()
            .oneToMany("A.bs", "B.a", key("bs.a_id"))
            .oneToMany("B.cs", "C.b", key("cs.b_id"))
            .oneToMany("C.as", "A.c", key("as.c_id"))
            .rule("A.bs", ALL)
            .rule("B.cs", ALL)
            .rule("C.as", ALL);

    assertThat(plan(domain, "A"))
        .containsExactly("A.bs.cs.as DELETE", "A.bs.cs DELETE", "A.bs DELETE");
    assertThat(plan(domain, "B"))
        .containsExactly("B.cs.as.bs DELETE", "B.cs.as DELETE", "B.cs DELETE");
  }

  @Test
  void inACycleTheKeysThatThePlanFollowsDecide() {
    var domain =
        new TestDomain()
            .oneToMany("User.posts", "Post.user", notNullKey("posts.user_id"))
            .oneToMany("Post.likes", "Like.post", notNullKey("likes.post_id"))
            .oneToMany("Like", "Post.lastLike", key("posts.like_id"))
            .oneToMany("Post", "User.favourite", key("users.post_id"))
            .rule("User.posts", ALL)
            .rule("Post.likes", ALL);

    assertThat(plan(domain, "User"))
        .containsExactly("User.posts.likes DELETE", "User.posts DELETE");
  }

  @Test
  void whatARingOfTypesRefersToStandsAfterTheWholeRing() {
    var domain =
        new TestDomain()
            .oneToMany("Root.zs", "Z.root", key("zs.root_id"))
            .oneToMany("Root.xs", "X.root", key("xs.root_id"))
            .oneToMany("Root.ys", "Y.root", key("ys.root_id"))
            .oneToMany("Y", "X.y", key("xs.y_id"))
            .oneToMany("X", "Y.x", key("ys.x_id"))
            .oneToMany("Z", "X.z", key("xs.z_id"))
            .rule("Root.zs", ALL)
            .rule("Root.xs", ALL)
            .rule("Root.ys", ALL);

    assertThat(plan(domain, "Root"))
        .containsExactly("Root.xs DELETE", "Root.ys DELETE", "Root.zs DELETE");
  }

  @Test
  void whatTheRootRefersToComesLast() {
    var domain =
        new TestDomain()
            .oneToOne("Address", "User.address", key("users.address_id"))
            .oneToMany("User.posts", "Post.user", key("posts.user_id"))
            .oneToMany("Address.notes", "Note.address", key("notes.address_id"))
            .oneToMany("City", "Address.city", key("addresses.city_id"))
            .rule("User.address", ALL)
            .rule("User.posts", ALL)
            .rule("Address.notes", ALL)
            .rule("Address.city", DELETE);

    assertThat(plan(domain, "User"))
        .containsExactly(
            "User.address.notes DELETE",
            "User.posts DELETE",
            "User.address DELETE",
            "User.address.city DELETE");
  }

  @Test
  void whatChildrenReferToComesAfterThem() {
    var domain =
        new TestDomain()
            .oneToMany("Thread", "Post.thread", key("posts.thread_id"))
            .oneToMany("User.posts", "Post.user", key("posts.user_id"))
            .rule("User.posts", ALL)
            .singleParentRule("Post.thread", ALL, DELETE_ORPHAN);

    assertThat(plan(domain, "User"))
        .containsExactly("User.posts DELETE", "User.posts.thread DELETE");
  }

  @Test
  void whatTheRootRefersToComesEvenAfterWhatOthersReferTo() {
    var domain =
        new TestDomain()
            .oneToMany("Address", "User.address", key("users.address_id"))
            .oneToMany("User.posts", "Post.user", key("posts.user_id"))
            .oneToMany("Thread", "Post.thread", key("posts.thread_id"))
            .rule("User.address", ALL)
            .rule("User.posts", ALL)
            .rule("Post.thread", ALL);

    assertThat(plan(domain, "User"))
        .containsExactly("User.posts DELETE", "User.posts.thread DELETE", "User.address DELETE");
  }

  @Test
  void keysOfSubtypesOrderTheStepsOfTheirSupertypes() {
    var domain =
        new TestDomain()
            .subtype("Dog", "Animal")
            .subtype("Kennel", "Home")
            .oneToMany("Zoo.homes", "Home.zoo", key("homes.zoo_id"))
            .oneToMany("Zoo.cards", "Card.zoo", key("cards.zoo_id"))
            .oneToMany("Zoo.animals", "Animal.zoo", key("animals.zoo_id"))
            .oneToMany("Kennel", "Dog.kennel", key("animals.kennel_id"))
            .oneToMany("Dog.cards", "Card", key("cards.dog_id"))
            .rule("Zoo.homes", ALL)
            .rule("Zoo.animals", ALL)
            .rule("Zoo.cards", ALL);

    assertThat(plan(domain, "Zoo"))
        .containsExactly("Zoo.cards DELETE", "Zoo.animals DELETE", "Zoo.homes DELETE");
  }

  @Test
  void keysOfSupertypesOrderTheStepsOfTheirSubtypes() {
    var domain =
        new TestDomain()
            .subtype("Dog", "Animal")
            .subtype("Visa", "Card")
            .oneToMany("Zoo.dogs", "Dog.zoo", key("animals.zoo_id"))
            .oneToMany("Zoo.visas", "Visa.zoo", key("cards.zoo_id"))
            .oneToMany("Animal.cards", "Card", key("cards.animal_id"))
            .rule("Zoo.dogs", ALL)
            .rule("Zoo.visas", ALL);

    assertThat(plan(domain, "Zoo")).containsExactly("Zoo.visas DELETE", "Zoo.dogs DELETE");
  }

  @Test
  void keysToASubtypeOrderTheStepsOfTheTargetsSupertype() {
    var domain =
        new TestDomain()
            .subtype("Visa", "Card")
            .oneToMany("Zoo.dogs", "Dog.zoo", key("dogs.zoo_id"))
            .oneToMany("Zoo.cards", "Card.zoo", key("cards.zoo_id"))
            .oneToMany("Dog.visas", "Visa", key("cards.dog_id"))
            .rule("Zoo.dogs", ALL)
            .rule("Zoo.cards", ALL);

    assertThat(plan(domain, "Zoo")).containsExactly("Zoo.cards DELETE", "Zoo.dogs DELETE");
  }

  @Test
  void rowsBetweenStandBeforeBothOfTheTablesThatTheyReferTo() {
    var domain =
        new TestDomain()
            .manyToMany("Post.tags", "Tag.posts", "post_tags", null)
            .oneToMany("User.tags", "Tag.user", key("tags.user_id"))
            .oneToMany("User.posts", "Post.user", key("posts.user_id"))
            .rule("User.tags", ALL)
            .rule("User.posts", ALL)
            .rule("Post.tags", MERGE);

    assertThat(plan(domain, "User"))
        .containsExactly("User.posts.tags UNLINK", "User.tags DELETE", "User.posts DELETE");
  }

  @Test
  void aManyToManyThatDeletesGoesOnBelowItsTargets() {
    var domain =
        new TestDomain()
            .manyToMany("Post.tags", "Tag.posts", "post_tags", null)
            .oneToMany("Tag.names", "Name.tag", key("names.tag_id"))
            .rule("Post.tags", DELETE)
            .rule("Tag.posts", MERGE)
            .rule("Tag.names", ALL);

    assertThat(plan(domain, "Post"))
        .containsExactly(
            "Post.tags UNLINK",
            "Post.tags.posts UNLINK",
            "Post.tags.names DELETE",
            "Post.tags DELETE");
  }

  @Test
  void rowsBetweenThatAreLeftToTheDatabaseLeadNoFurther() {
    var domain =
        new TestDomain()
            .manyToMany("Post.tags", "Tag.posts", "post_tags", OnDelete.CASCADE)
            .oneToMany("Tag.names", "Name.tag", key("names.tag_id"))
            .rule("Post.tags", PassiveDeletes.ON, MERGE)
            .rule("Tag.names", ALL);

    assertThat(plan(domain, "Post")).containsExactly("Post.tags LEAVE_TO_DATABASE");
  }

  @Test
  void subtypesOfADeletedTargetBringTheirOwnSteps() {
    var domain =
        new TestDomain()
            .subtype("Dog", "Animal")
            .oneToMany("Zoo.animals", "Animal.zoo", key("animals.zoo_id"))
            .oneToMany("Animal.visits", "Visit.animal", key("visits.animal_id"))
            .oneToMany("Dog.bones", "Bone.dog", key("bones.dog_id"))
            .rule("Zoo.animals", ALL)
            .rule("Animal.visits", ALL)
            .rule("Dog.bones", MERGE);

    assertThat(plan(domain, "Zoo"))
        .containsExactly(
            "Zoo.animals.visits DELETE", "Zoo.animals.bones SET_NULL", "Zoo.animals DELETE");
    assertThat(plan(domain, "Animal")).containsExactly("Animal.visits DELETE");
    assertThat(plan(domain, "Dog")).containsExactly("Dog.visits DELETE", "Dog.bones SET_NULL");
  }

  @Test
  void aRelationshipMayBeFollowedInBothDirections() {
    var domain =
        new TestDomain()
            .oneToMany("User", "Post.user", key("posts.user_id", OnDelete.CASCADE))
            .rule("Post.user", DELETE);

    assertThat(plan(domain, "Post"))
        .containsExactly("Post.user[Post.user] LEAVE_TO_DATABASE", "Post.user DELETE");
  }

  @Test
  void aPlanKnowsItsRoot() {
    var domain = new TestDomain().oneToMany("User.posts", "Post.user", key("posts.user_id"));

    assertThat(new DeletionPlanner(domain.rules()).planFor("User"))
        .isEqualTo(new DeletionPlan("User", List.of()));
  }

  @Test
  void aJoinTableMayConnectRowsOfOneType() {
    var domain =
        new TestDomain()
            .manyToMany("User.friends", "User.friendOf", "friends", null)
            .rule("User.friends", MERGE)
            .rule("User.friendOf", MERGE);

    assertThat(plan(domain, "User"))
        .containsExactlyInAnyOrder("User.friends UNLINK", "User.friendOf UNLINK");
  }

  @Test
  void aPlanIsCompiledOnceForAllThreads() throws Exception {
    var domain =
        new TestDomain()
            .oneToMany("User.posts", "Post.user", key("posts.user_id"))
            .rule("User.posts", ALL);
    var planner = new DeletionPlanner(domain.rules());
    var threads = Executors.newFixedThreadPool(8);
    Set<DeletionPlan> plans = Collections.newSetFromMap(new IdentityHashMap<>());

    for (var each :
        threads.invokeAll(
            Collections.nCopies(64, (Callable<DeletionPlan>) () -> planner.planFor("User")))) {
      plans.add(each.get());
    }
    threads.shutdown();

    assertThat(plans).hasSize(1);
  }

  private static List<String> plan(TestDomain domain, String root) {
    return new DeletionPlanner(domain.rules())
        .planFor(root).steps().stream().map(step -> step.path() + " " + step.action()).toList();
  }
}
