package dev.cascade.hibernate.mapping;

import dev.cascade.model.EntityType;
import dev.cascade.model.MappedKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.JoinedSubclass;
import org.hibernate.mapping.KeyValue;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.OneToOne;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.SimpleValue;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.UnionSubclass;
import org.hibernate.mapping.Value;
import org.hibernate.spi.NavigablePath;
import org.jspecify.annotations.Nullable;

/** Reads every foreign key that a boot model's rows may have, with or without rules on it. */
public final class MappedKeys {

  private final Metadata metadata;
  private final Map<List<?>, MappedKey> keys = new LinkedHashMap<>();

  private MappedKeys(Metadata metadata) {
    this.metadata = metadata;
  }

  /**
   * Each once, though several attributes map it: a child's reference comes before its parent's
   * collection.
   */
  public static List<MappedKey> of(Metadata metadata) {
    var found = new MappedKeys(metadata);
    metadata.getEntityBindings().forEach(found::addReferences);
    metadata.getEntityBindings().forEach(found::addFurtherTables);
    metadata.getCollectionBindings().forEach(found::addCollection);
    return List.copyOf(found.keys.values());
  }

  private void addReferences(PersistentClass entity) {
    var name = EntityType.simpleName(entity.getEntityName());
    if (entity.getIdentifierProperty() != null) {
      addReferences(entity, name, List.of(entity.getIdentifierProperty()));
    } else if (entity.getIdentifier() instanceof Component identifier) {
      addReferences(entity, name, identifier.getProperties());
    }
    addReferences(entity, name, entity.getProperties());
  }

  private void addReferences(
      PersistentClass entity, String path, Iterable<? extends Property> properties) {
    for (var property : properties) {
      // The mirror of an id class repeats the identifier's own.
      if (!property.getName().equals(NavigablePath.IDENTIFIER_MAPPER_PROPERTY)) {
        addReferences(entity, path + "." + property.getName(), property.getValue());
      }
    }
  }

  private void addReferences(PersistentClass holder, String path, Value value) {
    if (value instanceof Component component) {
      addReferences(holder, path, component.getProperties());
    } else if (value instanceof ToOne key && hasKey(key)) {
      var meaning =
          new Meaning(
              path,
              holder.getEntityName(),
              key.getReferencedEntityName(),
              key.isReferenceToPrimaryKey());
      tables(holder, key).forEach(table -> add(table, key, meaning));
    }
  }

  private static boolean hasKey(ToOne reference) {
    return !(reference instanceof OneToOne oneToOne) || oneToOne.isConstrained();
  }

  // With a table per class, each table repeats the columns.
  private static List<Table> tables(PersistentClass holder, SimpleValue key) {
    var tables = new ArrayList<>(List.of(key.getTable()));
    if (key.getTable().equals(holder.getTable())) {
      holder.getSubclasses().stream()
          .filter(UnionSubclass.class::isInstance)
          .map(PersistentClass::getTable)
          .forEach(tables::add);
    }
    return tables;
  }

  private void addFurtherTables(PersistentClass entity) {
    var name = entity.getEntityName();
    var simpleName = EntityType.simpleName(name);
    if (entity instanceof JoinedSubclass joined) {
      var parent = joined.getSuperclass().getEntityName();
      var path = simpleName + " extends " + EntityType.simpleName(parent);
      add(joined.getKey(), new Meaning(path, name, parent, true));
    }
    for (var join : entity.getJoins()) {
      var path = simpleName + " in " + join.getTable().getName();
      add(join.getKey(), new Meaning(path, name, name, true));
    }
  }

  private void addCollection(Collection collection) {
    var owner = collection.getOwner();
    var name = owner.getEntityName();
    var path = EntityType.simpleName(name) + collection.getRole().substring(name.length());
    var element = collection.getElement();
    var child = element instanceof OneToMany many ? many.getReferencedEntityName() : name;
    var toIdentifier = collection.getReferencedPropertyName() == null;
    add(collection.getKey(), new Meaning(path, child, name, toIdentifier));
    addReferences(owner, path, element);
    if (collection instanceof IndexedCollection indexed && indexed.getIndex() != null) {
      addReferences(owner, path, indexed.getIndex());
    }
  }

  private void add(KeyValue key, Meaning meaning) {
    if (key instanceof SimpleValue columns) {
      add(columns.getTable(), columns, meaning);
    }
  }

  private void add(Table table, SimpleValue key, Meaning meaning) {
    var columns = names(key.getColumns());
    var parent = metadata.getEntityBinding(meaning.parent());
    if (!columns.isEmpty() && parent != null) {
      keys.putIfAbsent(
          List.of(table.getName(), columns, meaning.parent()),
          new MappedKey(
              constraint(table, columns, meaning.parent()),
              table.getName(),
              columns,
              meaning.path(),
              meaning.child(),
              meaning.parent(),
              parent.getTable().getName(),
              meaning.toIdentifier()));
    }
  }

  private static @Nullable String constraint(Table table, List<String> columns, String parent) {
    return table.getForeignKeyCollection().stream()
        .filter(each -> names(each.getColumns()).equals(columns))
        .filter(each -> parent.equals(each.getReferencedEntityName()))
        .filter(each -> each.getName() != null)
        .map(ForeignKey::getName)
        .findFirst()
        .orElse(null);
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::getName).toList();
  }

  private record Meaning(String path, String child, String parent, boolean toIdentifier) {}
}
