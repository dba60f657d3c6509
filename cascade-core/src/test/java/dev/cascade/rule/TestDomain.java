package dev.cascade.rule;

import dev.cascade.CascadeOption;
import dev.cascade.OnDelete;
import dev.cascade.OnMergeNull;
import dev.cascade.OnSoftDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.model.DeletionAttributes;
import dev.cascade.model.DomainModel;
import dev.cascade.model.EntityType;
import dev.cascade.model.ForeignKey;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.model.Relationship.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds models and rules in a few words. A side is {@code User.posts}, or {@code User} where it
 * has no attribute; entities are made when first named.
 */
public final class TestDomain {

  private final Map<String, EntityType> entities = new LinkedHashMap<>();
  private final Map<String, Relationship> sides = new LinkedHashMap<>();
  private final List<Rule> rules = new ArrayList<>();

  /** A nullable key without clause, {@code posts.user_id}. */
  public static ForeignKey key(String path) {
    return key(path, null);
  }

  public static ForeignKey key(String path, @Nullable OnDelete onDelete) {
    return key(path, true, onDelete);
  }

  public static ForeignKey notNullKey(String path) {
    return notNullKey(path, null);
  }

  public static ForeignKey notNullKey(String path, @Nullable OnDelete onDelete) {
    return key(path, false, onDelete);
  }

  public TestDomain subtype(String entity, String supertype) {
    entity(supertype);
    entities.put(entity, new EntityType(entity, supertype, false, List.of(), false, null));
    return this;
  }

  public TestDomain retained(String entity) {
    var type = entity(entity);
    entities.put(entity, new EntityType(entity, type.supertype(), true, List.of(), false, null));
    return this;
  }

  /** Its rows are marked as deleted, by {@code deletedAt} and {@code deletionId}. */
  public TestDomain softDeletable(String entity) {
    var type = entity(entity);
    var marks = new DeletionAttributes(entity, "deletedAt", "deletionId", null);
    entities.put(entity, new EntityType(entity, type.supertype(), false, List.of(), true, marks));
    return this;
  }

  public TestDomain oneToMany(String parent, String child, ForeignKey key) {
    return parentAndChild(Kind.ONE_TO_MANY, parent, Kind.MANY_TO_ONE, child, key);
  }

  /** The key becomes unique. */
  public TestDomain oneToOne(String parent, String child, ForeignKey key) {
    var unique = new ForeignKey(key.table(), key.columns(), key.nullable(), true, key.onDelete());
    return parentAndChild(Kind.ONE_TO_ONE, parent, Kind.ONE_TO_ONE, child, unique);
  }

  /** With a join table whose two keys have the same clause. */
  public TestDomain manyToMany(
      String first, String second, String joinTable, @Nullable OnDelete onDelete) {
    var one = Side.of(first);
    var other = Side.of(second);
    var join = KeyHolder.JOIN_TABLE;
    put(Kind.MANY_TO_MANY, one, other, join, notNullKey(joinTable + "." + one.column(), onDelete));
    put(
        Kind.MANY_TO_MANY,
        other,
        one,
        join,
        notNullKey(joinTable + "." + other.column(), onDelete));
    return this;
  }

  /** JPA's own cascade on that side; stands before the side's rule. */
  public TestDomain jpa(String path, CascadeOption... options) {
    var side = side(path);
    sides.put(
        path,
        new Relationship(
            side.entity(),
            side.attribute(),
            side.kind(),
            side.target(),
            side.opposite(),
            side.keyHolder(),
            side.owning(),
            side.foreignKey(),
            Set.of(options)));
    return this;
  }

  public TestDomain rule(String path, CascadeOption... options) {
    return rule(path, PassiveDeletes.OFF, options);
  }

  public TestDomain rule(String path, PassiveDeletes passiveDeletes, CascadeOption... options) {
    return add(path, passiveDeletes, false, false, OnSoftDelete.BY_OPTIONS, options);
  }

  public TestDomain singleParentRule(String path, CascadeOption... options) {
    return add(path, PassiveDeletes.OFF, true, false, OnSoftDelete.BY_OPTIONS, options);
  }

  public TestDomain requiredRule(String path, CascadeOption... options) {
    return add(path, PassiveDeletes.OFF, false, true, OnSoftDelete.BY_OPTIONS, options);
  }

  public TestDomain rule(String path, OnSoftDelete onSoftDelete, CascadeOption... options) {
    return add(path, PassiveDeletes.OFF, false, false, onSoftDelete, options);
  }

  public Rules rules() {
    return new Rules(new DomainModel(entities.values(), sides.values()), rules);
  }

  public DomainModel model() {
    return rules().model();
  }

  /** The side with that path. */
  public Relationship side(String path) {
    var side = sides.get(path);
    if (side == null) {
      throw new IllegalArgumentException("No side " + path + " among " + sides.keySet());
    }
    return side;
  }

  private TestDomain add(
      String path,
      PassiveDeletes passiveDeletes,
      boolean singleParent,
      boolean required,
      OnSoftDelete onSoftDelete,
      CascadeOption... options) {
    rules.add(
        new Rule(
            side(path),
            Set.of(options),
            passiveDeletes,
            singleParent,
            required,
            OnMergeNull.UNCHANGED,
            onSoftDelete));
    return this;
  }

  private TestDomain parentAndChild(
      Kind parentKind, String parent, Kind childKind, String child, ForeignKey key) {
    put(parentKind, Side.of(parent), Side.of(child), KeyHolder.TARGET, key);
    put(childKind, Side.of(child), Side.of(parent), KeyHolder.THIS, key);
    return this;
  }

  private void put(Kind kind, Side side, Side opposite, KeyHolder keyHolder, ForeignKey key) {
    entity(side.entity);
    entity(opposite.entity);
    if (side.attribute != null) {
      sides.put(
          side.entity + "." + side.attribute,
          new Relationship(
              side.entity,
              side.attribute,
              kind,
              opposite.entity,
              opposite.attribute,
              keyHolder,
              keyHolder == KeyHolder.THIS || opposite.attribute == null,
              key,
              Set.of()));
    }
  }

  private EntityType entity(String name) {
    return entities.computeIfAbsent(
        name, each -> new EntityType(each, null, false, List.of(), false, null));
  }

  private static ForeignKey key(String path, boolean nullable, @Nullable OnDelete onDelete) {
    var dot = path.indexOf('.');
    return new ForeignKey(
        path.substring(0, dot), List.of(path.substring(dot + 1)), nullable, false, onDelete);
  }

  private record Side(String entity, @Nullable String attribute) {

    static Side of(String path) {
      var dot = path.indexOf('.');
      return dot < 0
          ? new Side(path, null)
          : new Side(path.substring(0, dot), path.substring(dot + 1));
    }

    String column() {
      return entity.toLowerCase(Locale.ROOT) + "_id";
    }
  }
}
