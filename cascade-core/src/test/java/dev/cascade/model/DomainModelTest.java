package dev.cascade.model;

import static dev.cascade.OnDelete.SET_NULL;
import static dev.cascade.rule.TestDomain.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cascade.rule.TestDomain;
import java.util.List;
import org.junit.jupiter.api.Test;

class DomainModelTest {

  private final TestDomain zoo =
      new TestDomain()
          .subtype("Dog", "Animal")
          .subtype("Cat", "Animal")
          .oneToMany("Zoo.animals", "Animal.zoo", key("animals.zoo_id"))
          .oneToMany("Person.dogs", "Dog.owner", key("animals.owner_id"))
          .oneToMany("Firm.cats", "Cat.owner", key("animals.firm_id"));

  @Test
  void aTypeIsItselfAndWhatItExtends() {
    var model = zoo.model();

    assertThat(model.isA("Dog", "Dog")).isTrue();
    assertThat(model.isA("Dog", "Animal")).isTrue();
    assertThat(model.isA("Animal", "Dog")).isFalse();
    assertThat(model.isA("Dog", "Cat")).isFalse();
  }

  @Test
  void typesAreRelatedIfOneExtendsTheOther() {
    var model = zoo.model();

    assertThat(model.areRelated("Animal", "Dog")).isTrue();
    assertThat(model.areRelated("Dog", "Animal")).isTrue();
    assertThat(model.areRelated("Dog", "Cat")).isFalse();
  }

  @Test
  void inheritedAttributesAreTheSubtypesToo() {
    assertThat(zoo.model().relationshipsOf("Dog"))
        .extracting(Relationship::path)
        .containsExactly("Animal.zoo", "Dog.owner");
    assertThat(zoo.model().relationshipsOf("Animal"))
        .extracting(Relationship::path)
        .containsExactly("Animal.zoo");
  }

  @Test
  void relationshipsToATypeIncludeThoseToItsSupertypesAndSubtypes() {
    assertThat(zoo.model().relationshipsTo("Dog"))
        .extracting(Relationship::path)
        .containsExactly("Zoo.animals", "Person.dogs");
    assertThat(zoo.model().relationshipsTo("Animal"))
        .extracting(Relationship::path)
        .containsExactly("Zoo.animals", "Person.dogs", "Firm.cats");
  }

  @Test
  void aPathOfAttributesMayLeadThroughSubtypes() {
    var model = zoo.model();

    assertThat(model.relationshipsAt("Zoo", "animals.owner"))
        .extracting(Relationship::path)
        .containsExactly("Dog.owner", "Cat.owner");
    assertThat(model.relationshipsAt("Zoo", "animals")).containsExactly(zoo.side("Zoo.animals"));
    assertThat(model.relationshipsAt("Zoo", "animals.name")).isEmpty();
    assertThat(model.relationshipsAt("Zoo", "dogs")).isEmpty();
  }

  @Test
  void theOtherSideIsFoundAmongAttributesOfTheSameName() {
    var model = zoo.model();

    assertThat(model.oppositeOf(zoo.side("Person.dogs"))).contains(zoo.side("Dog.owner"));
    assertThat(model.oppositeOf(zoo.side("Firm.cats"))).contains(zoo.side("Cat.owner"));
    assertThat(model.oppositeOf(zoo.side("Cat.owner"))).contains(zoo.side("Firm.cats"));
  }

  @Test
  void anAttributeOfTheSameNameThatBelongsToAnotherRelationshipIsNotTheOtherSide() {
    var domain =
        new TestDomain()
            .subtype("Dog", "Animal")
            .oneToMany("Kennel", "Animal.home", key("animals.kennel_id"))
            .oneToMany("House.dogs", "Dog.home", key("animals.house_id"));

    assertThat(domain.model().oppositeOf(domain.side("House.dogs")))
        .contains(domain.side("Dog.home"));
  }

  @Test
  void theOtherSideIsFoundAmongSeveralRelationshipsOfTheSameTypes() {
    var domain =
        new TestDomain()
            .oneToMany("User.posts", "Post.user", key("posts.user_id"))
            .oneToMany("User.reviews", "Post.reviewer", key("posts.reviewer_id"))
            .oneToMany("User.comments", "Comment.user", key("comments.user_id"));
    var model = domain.model();

    assertThat(model.oppositeOf(domain.side("Post.reviewer")))
        .contains(domain.side("User.reviews"));
    assertThat(model.oppositeOf(domain.side("User.comments")))
        .contains(domain.side("Comment.user"));
  }

  @Test
  void theOtherSideMayBelongToASupertypeOrASubtype() {
    var post = new TestDomain().oneToMany("User.posts", "Post.user", key("posts.user_id"));
    var author = new TestDomain().oneToMany("Author.posts", "Post.user", key("posts.user_id"));
    var person = new TestDomain().oneToMany("Person.posts", "Post.user", key("posts.user_id"));
    post.subtype("Author", "User").subtype("User", "Person");
    var child = post.side("Post.user");

    for (var parent : List.of(author.side("Author.posts"), person.side("Person.posts"))) {
      var model = new DomainModel(post.model().entities(), List.of(parent, child));
      assertThat(model.oppositeOf(parent)).contains(child);
      assertThat(model.oppositeOf(child)).contains(parent);
    }
  }

  @Test
  void twoCollectionsMayNameTheSameToOne() {
    var domain =
        new TestDomain()
            .oneToMany("User.posts", "Post.user", key("posts.user_id"))
            .oneToMany("User.recentPosts", "Post.user", key("posts.user_id"));

    assertThat(domain.model().oppositeOf(domain.side("User.posts")))
        .contains(domain.side("Post.user"));
    assertThat(domain.model().oppositeOf(domain.side("User.recentPosts")))
        .contains(domain.side("Post.user"));
  }

  @Test
  void subtypesAreTheTypeItselfAndWhatExtendsIt() {
    assertThat(zoo.model().withSubtypes("Animal"))
        .extracting(EntityType::name)
        .containsExactlyInAnyOrder("Animal", "Dog", "Cat");
    assertThat(zoo.model().withSubtypes("Dog")).extracting(EntityType::name).containsExactly("Dog");
  }

  @Test
  void anAttributeHoldsManyTargetsIfItsKindSaysSo() {
    zoo.oneToOne("Dog.chip", "Chip.dog", key("chips.dog_id"))
        .manyToMany("Person.friends", "Person.befriended", "friends", null);

    assertThat(zoo.side("Zoo.animals").isCollection()).isTrue();
    assertThat(zoo.side("Person.friends").isCollection()).isTrue();
    assertThat(zoo.side("Animal.zoo").isCollection()).isFalse();
    assertThat(zoo.side("Dog.chip").isCollection()).isFalse();
  }

  @Test
  void aUnidirectionalRelationshipHasNoOtherSide() {
    var domain = new TestDomain().oneToMany("User.posts", "Post", key("posts.user_id"));

    assertThat(domain.model().oppositeOf(domain.side("User.posts"))).isEmpty();
  }

  @Test
  void anUnknownEntityIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> zoo.model().entity("Unicorn"))
        .withMessage("No entity Unicorn in the model");
  }

  @Test
  void namesInMessagesHaveNoPackage() {
    assertThat(new EntityType("com.acme.User", null, false, List.of(), false, null).simpleName())
        .isEqualTo("User");
    assertThat(
            new EntityType("com.acme.Blog$Post", null, false, List.of(), false, null).simpleName())
        .isEqualTo("Post");
    assertThat(new EntityType("User", null, false, List.of(), false, null).simpleName())
        .isEqualTo("User");
  }

  @Test
  void aKeyIsNamedByItsTableAndColumns() {
    var composite = new ForeignKey("lines", List.of("order_id", "shop_id"), true, false, null);

    assertThat(key("posts.user_id").path()).isEqualTo("posts.user_id");
    assertThat(composite.path()).isEqualTo("lines.(order_id, shop_id)");
  }

  @Test
  void aKeysClauseIsReadAsInSql() {
    assertThat(key("posts.user_id", SET_NULL).clause())
        .isEqualTo("posts.user_id is ON DELETE SET NULL");
    assertThat(key("posts.user_id").clause()).isEqualTo("posts.user_id has no ON DELETE");
  }
}
