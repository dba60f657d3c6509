package dev.cascade.hibernate.execute;

import dev.cascade.CascadeOption;
import dev.cascade.OnSoftDelete;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.DomainModel;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.model.Relationship.Kind;
import dev.cascade.rule.Rule;
import dev.cascade.rule.Rules;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** The associations of each entity type that our rules concern. Safe for many threads. */
public final class Associations {

  private final Rules rules;
  private final boolean singleParents;
  private final boolean oneToOnes;
  private final boolean joinTables;
  private final boolean embedded;
  private final boolean unsavedInverses;
  private final boolean required;
  private final boolean parentsRequired;
  private final @Nullable DomainModel marking;
  private final Map<String, List<Association>> byEntity = new ConcurrentHashMap<>();
  private final Map<String, Boolean> targets = new ConcurrentHashMap<>();
  private final Map<String, Boolean> concerned = new ConcurrentHashMap<>();

  /**
   * By these rules.
   *
   * @param parentsRequired whether a child under DELETE_ORPHAN needs a parent though its key may be
   *     null
   */
  public Associations(Rules rules, boolean parentsRequired) {
    this(rules, parentsRequired, null);
  }

  private Associations(Rules rules, boolean parentsRequired, @Nullable DomainModel marking) {
    this.rules = rules;
    this.marking = marking;
    this.parentsRequired = parentsRequired;
    this.singleParents = anyRule(Rule::singleParent);
    this.oneToOnes = anyRule(each -> each.relationship().kind() == Kind.ONE_TO_ONE);
    this.joinTables =
        anyRule(
            each ->
                each.relationship().kind() == Kind.ONE_TO_MANY
                    && each.relationship().keyHolder() == KeyHolder.JOIN_TABLE);
    this.embedded = anyRule(each -> each.relationship().attribute().contains("."));
    this.unsavedInverses =
        anyRule(each -> !each.relationship().owning() && !each.has(CascadeOption.SAVE_UPDATE));
    this.required = anyRule(Associations::requiresChild);
  }

  /** The same by other rules. */
  public Associations by(Rules others) {
    return new Associations(others, parentsRequired);
  }

  /** The same where no row is only marked as deleted. */
  public Associations forGood() {
    return new Associations(rules.forGood(), parentsRequired, rules.model());
  }

  /** Whether no row is only marked as deleted, though there are types that say so. */
  public boolean isForGood() {
    return marking != null;
  }

  /**
   * Whether rows are to be deleted that the session did not show, so that collections may have been
   * loaded without them.
   */
  boolean mayHide(Relationship side) {
    return marking != null && marking.entity(side.target()).isSoftDeletable();
  }

  private boolean anyRule(Predicate<Rule> which) {
    return rules.all().stream().anyMatch(which);
  }

  /** Whether any rule allows a target one parent only. */
  public boolean hasSingleParents() {
    return singleParents;
  }

  /** Whether any rule stands on a one-to-one. */
  public boolean hasOneToOnes() {
    return oneToOnes;
  }

  /** Whether any rule stands on a one-to-many over a join table. */
  public boolean hasJoinTables() {
    return joinTables;
  }

  /** Whether any rule stands inside an embeddable. */
  public boolean hasEmbedded() {
    return embedded;
  }

  /** Whether any rule on an inverse side does not save. */
  public boolean hasUnsavedInverses() {
    return unsavedInverses;
  }

  /** Whether any rule allows no parent without a child. */
  public boolean hasRequired() {
    return required;
  }

  /** Whether a child under DELETE_ORPHAN needs a parent though its key may be null. */
  public boolean areParentsRequired() {
    return parentsRequired;
  }

  /** Whether a rule allows no parent without a child; not where that cannot hold. */
  public static boolean requiresChild(@Nullable Rule rule) {
    return rule != null && rule.required() && rule.relationship().isOneToOneOfChild();
  }

  /** The entities of a session that rules concern. */
  public SessionEntities concernedIn(EventSource session) {
    return SessionEntities.of(session, this::concern);
  }

  /** The rules. */
  public Rules rules() {
    return rules;
  }

  /**
   * Those of exactly that type, inherited ones too, in model order; empty if no rule concerns it.
   */
  public List<Association> of(EntityPersister persister) {
    var known = byEntity.get(persister.getEntityName());
    return known != null
        ? known
        : byEntity.computeIfAbsent(persister.getEntityName(), name -> build(persister));
  }

  /**
   * The other side of an association, on objects of {@code far}; null if it cannot be written
   * there.
   */
  public @Nullable Association opposite(Association association, EntityPersister far) {
    var opposite = association.opposite();
    return opposite == null ? null : find(far, opposite);
  }

  /**
   * That side, on objects of a type; null if our rules do not concern it, or if it cannot be
   * written.
   */
  public @Nullable Association find(EntityPersister persister, Relationship side) {
    for (var each : of(persister)) {
      if (each.relationship().equals(side)) {
        return each;
      }
    }
    return null;
  }

  /** Whether a rule stands on a collection, named as Hibernate names its role. */
  public boolean hasRule(String role) {
    return rules.all().stream()
        .map(Rule::relationship)
        .anyMatch(each -> role.equals(each.entity() + "." + each.attribute()));
  }

  /** Whether removing an object of that type leaves its row, so that what refers to it may stay. */
  public boolean keepsRow(EntityPersister persister) {
    return rules.model().entity(persister.getEntityName()).keepsRows();
  }

  /**
   * Whether a rule has children removed with their parent, for good or marked as it is.
   *
   * @param parent its type; null for one that is not loaded
   */
  public boolean removesChildren(@Nullable Rule rule, @Nullable EntityPersister parent) {
    if (rule == null || parent == null || !mayBeMarked(parent.getEntityName())) {
      return rule != null && rule.has(CascadeOption.DELETE);
    }
    return switch (rule.onSoftDelete()) {
      case KEEP, SET_NULL, REFUSE -> false;
      case DELETE -> true;
      case BY_OPTIONS -> rule.has(CascadeOption.DELETE) || rule.has(CascadeOption.SOFT_DELETE);
    };
  }

  /** Whether rows of that type may be marked as deleted, and hidden from collections. */
  public boolean mayBeMarked(String entity) {
    return rules.model().entity(entity).isSoftDeletable();
  }

  /**
   * Whether what refers to a removed row keeps its key: the row stays, and no rule says that the
   * key becomes null.
   *
   * @param rule that on the removed entity's side
   */
  public boolean keepsReferrers(EntityPersister removed, @Nullable Rule rule) {
    return keepsRow(removed)
        && (rule == null
            || rule.onSoftDelete() != OnSoftDelete.SET_NULL
            || !mayBeMarked(removed.getEntityName()));
  }

  /**
   * Whether an object's row was marked as deleted when the session read it; then it stays so,
   * whatever becomes of its parents.
   */
  public boolean isMarkedBefore(SessionEntity entity) {
    var marks = rules.model().entity(entity.persister().getEntityName()).deletion();
    var state = marks == null ? null : entity.entry().getLoadedState();
    return marks != null
        && state != null
        && state[entity.persister().getPropertyIndex(marks.deletedAt())] != null;
  }

  /**
   * Whether a rule is about that parent: its entity, or one that extends it, has the attribute.
   *
   * @param parent null for a parent that is not loaded and of a type without subtypes
   */
  public boolean isAbout(@Nullable Rule rule, @Nullable SessionEntity parent) {
    return rule != null
        && (parent == null
            || rules.model().isA(parent.entry().getEntityName(), rule.relationship().entity()));
  }

  /** Whether a rule stands on an association to objects of that type. */
  public boolean isTarget(EntityPersister persister) {
    return targets.computeIfAbsent(
        persister.getEntityName(),
        name ->
            rules.model().relationshipsTo(name).stream()
                .anyMatch(each -> rules.on(each).isPresent()));
  }

  /** Whether our rules concern objects of that type, at either end of an association. */
  public boolean concern(EntityPersister persister) {
    return concerned.computeIfAbsent(
        persister.getEntityName(),
        name ->
            Stream.concat(
                    rules.model().relationshipsOf(name).stream(),
                    rules.model().relationshipsTo(name).stream())
                .anyMatch(this::concernsUs));
  }

  private List<Association> build(EntityPersister persister) {
    return rules.model().relationshipsOf(persister.getEntityName()).stream()
        .filter(each -> isProperty(persister, each))
        .filter(this::concernsUs)
        .map(each -> associationOf(persister, each))
        .toList();
  }

  private Association associationOf(EntityPersister persister, Relationship relationship) {
    return new Association(
        persister,
        relationship,
        rules.on(relationship).orElse(null),
        rules.model().oppositeOf(relationship).orElse(null),
        rules.opposite(relationship).orElse(null));
  }

  private boolean concernsUs(Relationship relationship) {
    return rules.on(relationship).isPresent()
        || rules.opposite(relationship).isPresent()
        || (relationship.keyHolder() == KeyHolder.THIS
            && relationship.foreignKey().onDelete() != null);
  }

  // An association that is part of the identifier cannot change, and is no property to Hibernate.
  private static boolean isProperty(EntityPersister persister, Relationship relationship) {
    return Arrays.asList(persister.getPropertyNames())
        .contains(relationship.attribute().split("\\.", 2)[0]);
  }
}
