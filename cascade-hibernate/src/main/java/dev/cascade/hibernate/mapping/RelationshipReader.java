package dev.cascade.hibernate.mapping;

import dev.cascade.OnParentDelete;
import dev.cascade.model.ForeignKey;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.model.Relationship.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.OneToOne;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.SimpleValue;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.ToOne;
import org.jspecify.annotations.Nullable;

/** Turns association attributes of the boot model into relationships. */
final class RelationshipReader {

  private final Metadata metadata;
  private final Map<String, MappedAttribute> byPath = new HashMap<>();
  private final Map<MappedAttribute, MappedAttribute> inverses = new HashMap<>();

  RelationshipReader(Metadata metadata, List<MappedAttribute> attributes) {
    this.metadata = metadata;
    attributes.forEach(each -> byPath.put(key(each.owner(), each.path()), each));
    attributes.forEach(this::rememberInverse);
  }

  /** Each attribute with its relationship, in mapping order. */
  Map<MappedAttribute, Relationship> read(List<MappedAttribute> attributes) {
    var result = new LinkedHashMap<MappedAttribute, Relationship>();
    attributes.forEach(each -> result.put(each, read(each)));
    return result;
  }

  private Relationship read(MappedAttribute attribute) {
    var value = attribute.property().getValue();
    return value instanceof Collection collection
        ? collectionOf(attribute, collection)
        : toOne(attribute, (ToOne) value);
  }

  private Relationship toOne(MappedAttribute attribute, ToOne value) {
    var owning = owningSideOf(attribute);
    var key = owning == null ? value : (SimpleValue) owning.property().getValue();
    var oneToOne = value instanceof OneToOne || attribute.has(jakarta.persistence.OneToOne.class);
    return new Relationship(
        attribute.owner().getEntityName(),
        attribute.path(),
        oneToOne ? Kind.ONE_TO_ONE : Kind.MANY_TO_ONE,
        value.getReferencedEntityName(),
        oppositeOf(attribute, owning),
        owning == null ? KeyHolder.THIS : KeyHolder.TARGET,
        owning == null,
        foreignKey(key, owning == null ? attribute : owning),
        JpaCascade.of(attribute));
  }

  private Relationship collectionOf(MappedAttribute attribute, Collection collection) {
    var owning = owningSideOf(attribute);
    var inTarget = collection.getElement() instanceof OneToMany;
    var key =
        owning != null && inTarget
            ? (SimpleValue) owning.property().getValue()
            : (SimpleValue) collection.getKey();
    return new Relationship(
        attribute.owner().getEntityName(),
        attribute.path(),
        inTarget || attribute.has(jakarta.persistence.OneToMany.class)
            ? Kind.ONE_TO_MANY
            : Kind.MANY_TO_MANY,
        targetOf(collection),
        oppositeOf(attribute, owning),
        inTarget ? KeyHolder.TARGET : KeyHolder.JOIN_TABLE,
        !collection.isInverse(),
        foreignKey(key, owning != null && inTarget ? owning : attribute),
        JpaCascade.of(attribute));
  }

  private void rememberInverse(MappedAttribute attribute) {
    var owning = owningSideOf(attribute);
    if (owning != null) {
      inverses.put(owning, attribute);
    }
  }

  private @Nullable String oppositeOf(MappedAttribute attribute, @Nullable MappedAttribute owning) {
    var opposite = owning == null ? inverses.get(attribute) : owning;
    return opposite == null ? null : opposite.path();
  }

  private @Nullable MappedAttribute owningSideOf(MappedAttribute attribute) {
    var value = attribute.property().getValue();
    var mappedBy =
        value instanceof Collection collection
            ? collection.getMappedByProperty()
            : value instanceof OneToOne oneToOne
                ? oneToOne.getMappedByProperty()
                : statedMappedBy(attribute);
    return mappedBy == null ? null : find(targetOf(value), mappedBy);
  }

  // Hibernate maps the inverse side of a one-to-one with a join table as one that owns it.
  private static @Nullable String statedMappedBy(MappedAttribute attribute) {
    var annotation = attribute.annotation(jakarta.persistence.OneToOne.class);
    return annotation == null || annotation.mappedBy().isEmpty() ? null : annotation.mappedBy();
  }

  private @Nullable MappedAttribute find(String entity, String path) {
    for (var each = metadata.getEntityBinding(entity); each != null; each = each.getSuperclass()) {
      var found = byPath.get(key(each, path));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static String targetOf(Object value) {
    if (value instanceof Collection collection) {
      return collection.getElement() instanceof OneToMany many
          ? many.getReferencedEntityName()
          : ((ToOne) collection.getElement()).getReferencedEntityName();
    }
    return ((ToOne) value).getReferencedEntityName();
  }

  private ForeignKey foreignKey(SimpleValue key, MappedAttribute holder) {
    var columns = new ArrayList<>(key.getColumns());
    return new ForeignKey(
        key.getTable().getName(),
        columns.stream().map(Column::getName).toList(),
        columns.stream().allMatch(Column::isNullable) && isOptional(holder.property()),
        isUnique(key.getTable(), columns),
        OnDeleteActions.stated(key, holder.annotation(OnParentDelete.class)));
  }

  // A NOT NULL join column makes no collection mandatory, only a to-one.
  private static boolean isOptional(Property property) {
    return property.getValue() instanceof Collection || property.isOptional();
  }

  private boolean isUnique(Table table, List<Column> columns) {
    return (columns.size() == 1 && columns.get(0).isUnique())
        || UniqueKeys.keys(table, metadata).anyMatch(columns::containsAll)
        || (table.getPrimaryKey() != null
            && columns.containsAll(table.getPrimaryKey().getColumns()));
  }

  private static String key(PersistentClass owner, String path) {
    return owner.getEntityName() + "#" + path;
  }
}
