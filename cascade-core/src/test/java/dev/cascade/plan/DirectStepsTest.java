package dev.cascade.plan;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.CascadeOption.SAVE_UPDATE;
import static dev.cascade.rule.TestDomain.key;
import static dev.cascade.rule.TestDomain.notNullKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cascade.OnDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.model.DomainModel;
import dev.cascade.model.ForeignKey;
import dev.cascade.rule.Rules;
import dev.cascade.rule.TestDomain;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class DirectStepsTest {

  @Test
  void aRuleWithDeleteDeletesTheChildren() {
    var domain = posts(key("posts.user_id")).rule("User.posts", ALL);

    assertThat(steps(domain, "User")).containsExactly("User.posts DELETE: User.posts has DELETE");
  }

  @Test
  void aRuleWithoutDeleteReleasesTheChildren() {
    var domain = posts(key("posts.user_id")).rule("User.posts", SAVE_UPDATE, MERGE);

    assertThat(steps(domain, "User"))
        .containsExactly(
            "User.posts SET_NULL: User.posts has no DELETE, so posts.user_id becomes NULL");
  }

  @Test
  void deleteOrphanAloneDoesNotDeleteWithTheParent() {
    var domain = posts(key("posts.user_id")).rule("User.posts", DELETE_ORPHAN);

    assertThat(steps(domain, "User")).singleElement().asString().startsWith("User.posts SET_NULL");
  }

  @Test
  void passiveDeletesLeaveTheChildrenToTheDatabase() {
    var domain =
        posts(key("posts.user_id", OnDelete.CASCADE)).rule("User.posts", PassiveDeletes.ON, ALL);

    assertThat(steps(domain, "User"))
        .containsExactly(
            "User.posts LEAVE_TO_DATABASE: posts.user_id is ON DELETE CASCADE and passiveDeletes"
                + " is ON");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OFF")
  void passiveDeletesWithoutDeleteLeaveTheChildrenToTheDatabaseToo(PassiveDeletes passive) {
    var domain = posts(key("posts.user_id")).rule("User.posts", passive, MERGE);

    assertThat(steps(domain, "User"))
        .containsExactly(
            "User.posts LEAVE_TO_DATABASE: posts.user_id has no ON DELETE and passiveDeletes is "
                + passive);
  }

  @Test
  void aOneToOneChildIsTreatedLikeOneOfMany() {
    var domain =
        new TestDomain()
            .oneToOne("User.profile", "Profile.user", key("profiles.user_id"))
            .rule("User.profile", ALL, DELETE_ORPHAN);

    assertThat(steps(domain, "User"))
        .containsExactly("User.profile DELETE: User.profile has DELETE");
    assertThat(steps(domain, "Profile")).isEmpty();
  }

  @Test
  void aRuleOnTheSideThatHoldsTheKeyDeletesItsTargetOnlyWithDelete() {
    assertThat(steps(posts(key("posts.user_id")).rule("Post.user", DELETE), "Post"))
        .containsExactly("Post.user DELETE: Post.user has DELETE");
    assertThat(steps(posts(key("posts.user_id")).rule("Post.user", SAVE_UPDATE, MERGE), "Post"))
        .isEmpty();
  }

  @Test
  void aRuleOnTheChildsSideSaysNothingAboutRemovingTheParent() {
    assertThat(steps(posts(key("posts.user_id")).rule("Post.user", DELETE), "User")).isEmpty();
  }

  @Test
  void aManyToManyWithoutDeleteIsUnlinkedFromEitherSide() {
    var domain = tags(null).rule("Post.tags", SAVE_UPDATE, MERGE).rule("Tag.posts", MERGE);

    assertThat(steps(domain, "Post"))
        .containsExactly("Post.tags UNLINK: post_tags.post_id refers to the deleted Post");
    assertThat(steps(domain, "Tag"))
        .containsExactly("Tag.posts UNLINK: post_tags.tag_id refers to the deleted Tag");
  }

  @Test
  void aManyToManyWithDeleteIsUnlinkedBeforeItsTargetsAreDeleted() {
    assertThat(steps(tags(null).rule("Post.tags", DELETE), "Post"))
        .containsExactly(
            "Post.tags UNLINK: post_tags.post_id refers to the deleted Post",
            "Post.tags DELETE: Post.tags has DELETE");
  }

  @Test
  void aPassiveManyToManyWithoutDeleteIsLeftToTheDatabase() {
    var domain = tags(OnDelete.CASCADE).rule("Post.tags", PassiveDeletes.ON, MERGE);

    assertThat(steps(domain, "Post"))
        .containsExactly(
            "Post.tags LEAVE_TO_DATABASE: post_tags.post_id is ON DELETE CASCADE and"
                + " passiveDeletes is ON");
  }

  @Test
  void aPassiveManyToManyWithDeleteStillDeletesItsTargets() {
    var domain = tags(OnDelete.CASCADE).rule("Post.tags", PassiveDeletes.ON, DELETE);

    assertThat(steps(domain, "Post"))
        .extracting(step -> step.substring(0, step.indexOf(':')))
        .containsExactly("Post.tags UNLINK", "Post.tags DELETE");
  }

  @ParameterizedTest
  @EnumSource(names = {"CASCADE", "SET_NULL", "SET_DEFAULT"})
  void withoutARuleAClauseThatActsIsLeftToTheDatabase(OnDelete clause) {
    var expected =
        " LEAVE_TO_DATABASE: posts.user_id is ON DELETE " + clause.name().replace('_', ' ');

    assertThat(steps(childOnly(clause), "User")).containsExactly("User[Post.user]" + expected);
    assertThat(steps(posts(key("posts.user_id", clause)), "User"))
        .containsExactly("User[Post.user]" + expected);
    assertThat(steps(parentOnly(clause), "User")).containsExactly("User.posts" + expected);
  }

  @ParameterizedTest
  @EnumSource(names = {"RESTRICT", "NO_ACTION"})
  void withoutARuleAClauseThatForbidsRefuses(OnDelete clause) {
    var expected = " REFUSE: posts.user_id is ON DELETE " + clause.name().replace('_', ' ');

    assertThat(steps(childOnly(clause), "User")).containsExactly("User[Post.user]" + expected);
    assertThat(steps(parentOnly(clause), "User")).containsExactly("User.posts" + expected);
  }

  @Test
  void withoutARuleAndWithoutAClauseNothingIsPlanned() {
    assertThat(steps(posts(key("posts.user_id")), "User")).isEmpty();
    assertThat(steps(tags(OnDelete.CASCADE), "Post")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aDeleteCascadeBeatsTheClause(OnDelete clause) {
    assertThat(steps(posts(key("posts.user_id", clause)).rule("User.posts", ALL), "User"))
        .containsExactly("User.posts DELETE: User.posts has DELETE");
  }

  @ParameterizedTest
  @EnumSource
  void aReleaseBeatsTheClause(OnDelete clause) {
    assertThat(steps(posts(key("posts.user_id", clause)).rule("User.posts", MERGE), "User"))
        .singleElement()
        .asString()
        .startsWith("User.posts SET_NULL");
  }

  @ParameterizedTest
  @EnumSource(names = {"RESTRICT", "NO_ACTION"})
  void aPassiveRuleLeavesEvenAForbiddingClauseToTheDatabase(OnDelete clause) {
    var domain = posts(key("posts.user_id", clause)).rule("User.posts", PassiveDeletes.ALL, MERGE);

    assertThat(steps(domain, "User"))
        .singleElement()
        .asString()
        .startsWith("User.posts LEAVE_TO_DATABASE");
  }

  @Test
  void aRuleDecidesAboutItsColumnEvenIfTheChildsAttributeDoesNotNameIt() {
    var key = key("posts.user_id", OnDelete.RESTRICT);
    var domain =
        new TestDomain()
            .oneToMany("User.posts", "Post", key)
            .oneToMany("User", "Post.user", key)
            .rule("User.posts", ALL);

    assertThat(steps(domain, "User")).containsExactly("User.posts DELETE: User.posts has DELETE");
  }

  @Test
  void aRuleDecidesAboutItsOtherSideEvenIfThatNamesAnotherTable() {
    var domain = posts(key("posts.user_id"));
    var parent = domain.rule("User.posts", ALL).side("User.posts");
    var child = posts(key("special_posts.user_id", OnDelete.RESTRICT)).side("Post.user");
    var rules =
        new Rules(
            new DomainModel(domain.model().entities(), List.of(parent, child)),
            domain.rules().all());

    assertThat(new DeletionPlanner(rules).stepsFrom("User"))
        .extracting(DeletionStep::action)
        .containsExactly(DeletionStep.Action.DELETE);
  }

  @Test
  void jpasOwnCascadeIsShownAsADelete() {
    assertThat(steps(posts(key("posts.user_id")).jpa("User.posts", MERGE, DELETE), "User"))
        .containsExactly("User.posts DELETE: JPA cascade: User.posts has REMOVE");
    assertThat(steps(posts(key("posts.user_id")).jpa("User.posts", DELETE_ORPHAN), "User"))
        .containsExactly("User.posts DELETE: JPA cascade: User.posts has orphanRemoval");
    assertThat(steps(posts(key("posts.user_id")).jpa("User.posts", MERGE), "User")).isEmpty();
  }

  @Test
  void jpasOwnCascadeBeatsTheClause() {
    var domain = posts(key("posts.user_id", OnDelete.RESTRICT)).jpa("User.posts", DELETE);

    assertThat(steps(domain, "User"))
        .containsExactly("User.posts DELETE: JPA cascade: User.posts has REMOVE");
  }

  @Test
  void aSubtypeHasTheStepsThatItInheritsAndItsOwn() {
    assertThat(steps(zoo(), "Dog"))
        .containsExactly(
            "Dog.visits DELETE: Animal.visits has DELETE",
            "Dog.bones DELETE: Dog.bones has DELETE",
            "Dog[Chip.animal] LEAVE_TO_DATABASE: chips.animal_id is ON DELETE CASCADE",
            "Dog[Licence.dog] REFUSE: licences.dog_id is ON DELETE RESTRICT");
  }

  @Test
  void aSupertypeDoesNotHaveTheStepsOfItsSubtypes() {
    assertThat(steps(zoo(), "Animal"))
        .containsExactly(
            "Animal.visits DELETE: Animal.visits has DELETE",
            "Animal[Chip.animal] LEAVE_TO_DATABASE: chips.animal_id is ON DELETE CASCADE");
  }

  @Test
  void theFarRowsAreTheTargetsOrTheChildsThatRefers() {
    var planner =
        new DeletionPlanner(
            posts(key("posts.user_id"))
                .oneToMany("User", "Like.user", key("likes.user_id", OnDelete.CASCADE))
                .rule("User.posts", ALL)
                .rule("Post.user", DELETE)
                .rules());

    assertThat(planner.stepsFrom("User"))
        .extracting(DeletionStep::farEntity)
        .containsExactly("Post", "Like");
    assertThat(planner.stepsFrom("Post"))
        .extracting(DeletionStep::farEntity)
        .containsExactly("User");
  }

  @Test
  void anUnknownEntityIsRefusedByName() {
    var planner = new DeletionPlanner(posts(key("posts.user_id")).rules());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> planner.stepsFrom("Unicorn"))
        .withMessage("No entity Unicorn in the model");
    assertThatIllegalArgumentException().isThrownBy(() -> planner.planFor("Unicorn"));
    assertThatIllegalArgumentException().isThrownBy(() -> planner.mustLoadToDelete("Unicorn"));
  }

  @Test
  void anObjectMustBeLoadedWhereARuleActsBeforeItsDelete() {
    assertThat(mustLoadUser(posts(key("posts.user_id")).rule("User.posts", ALL))).isTrue();
    assertThat(mustLoadUser(posts(key("posts.user_id")).rule("User.posts", MERGE))).isTrue();
    var tags = new DeletionPlanner(tags(null).rule("Post.tags", MERGE).rules());
    assertThat(tags.mustLoadToDelete("Post")).isTrue();
    assertThat(tags.mustLoadToDelete("Tag")).isFalse();
  }

  @Test
  void anObjectNeedNotBeLoadedForTheDatabaseOrJpaToAct() {
    var key = notNullKey("posts.user_id", OnDelete.CASCADE);

    assertThat(mustLoadUser(posts(key))).isFalse();
    assertThat(mustLoadUser(posts(key).rule("User.posts", PassiveDeletes.ON, ALL))).isFalse();
    assertThat(mustLoadUser(posts(key).jpa("User.posts", DELETE))).isFalse();
    assertThat(mustLoadUser(childOnly(OnDelete.RESTRICT).rule("Post.user", MERGE))).isFalse();
  }

  @Test
  void anObjectMustBeLoadedIfItMayBeASubtypeThatARuleActsOn() {
    var domain =
        new TestDomain()
            .subtype("Dog", "Animal")
            .oneToMany("Dog.bones", "Bone.dog", key("bones.dog_id"))
            .rule("Dog.bones", DELETE);

    assertThat(new DeletionPlanner(domain.rules()).mustLoadToDelete("Animal")).isTrue();
    assertThat(new DeletionPlanner(domain.rules()).mustLoadToDelete("Bone")).isFalse();
  }

  private static TestDomain posts(ForeignKey key) {
    return new TestDomain().oneToMany("User.posts", "Post.user", key);
  }

  private static TestDomain childOnly(OnDelete clause) {
    return new TestDomain().oneToMany("User", "Post.user", key("posts.user_id", clause));
  }

  private static TestDomain parentOnly(OnDelete clause) {
    return new TestDomain().oneToMany("User.posts", "Post", key("posts.user_id", clause));
  }

  private static TestDomain tags(OnDelete clause) {
    return new TestDomain().manyToMany("Post.tags", "Tag.posts", "post_tags", clause);
  }

  private static TestDomain zoo() {
    return new TestDomain()
        .subtype("Dog", "Animal")
        .oneToMany("Animal.visits", "Visit.animal", key("visits.animal_id"))
        .oneToMany("Dog.bones", "Bone.dog", key("bones.dog_id"))
        .oneToMany("Animal", "Chip.animal", key("chips.animal_id", OnDelete.CASCADE))
        .oneToMany("Dog", "Licence.dog", key("licences.dog_id", OnDelete.RESTRICT))
        .rule("Animal.visits", DELETE)
        .rule("Dog.bones", DELETE);
  }

  private static boolean mustLoadUser(TestDomain domain) {
    return new DeletionPlanner(domain.rules()).mustLoadToDelete("User");
  }

  private static List<String> steps(TestDomain domain, String entity) {
    return new DeletionPlanner(domain.rules())
        .stepsFrom(entity).stream()
            .map(step -> step.path() + " " + step.action() + ": " + step.reason())
            .toList();
  }
}
