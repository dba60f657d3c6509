package dev.cascade.hibernate.schema;

import dev.cascade.model.DeletionAttributes;
import dev.cascade.model.EntityType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.QualifiedTableName;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;

/**
 * A table of a soft-deletable type.
 *
 * @param entity the type, without its package
 * @param name as mapped
 * @param deletedAt the column that is null in a row that lives
 * @param hasColumn whether this table has that column; else a supertype's has it
 */
record MarkedTable(
    String entity, QualifiedTableName name, Identifier deletedAt, boolean hasColumn) {

  /** Those of these roots and their subtypes. */
  static List<MarkedTable> of(Collection<DeletionAttributes> roots, Metadata metadata) {
    return roots.stream().flatMap(each -> of(each, metadata)).toList();
  }

  private static Stream<MarkedTable> of(DeletionAttributes attributes, Metadata metadata) {
    var root = metadata.getEntityBinding(attributes.entity());
    var column = root.getProperty(attributes.deletedAt()).getColumns().get(0);
    var byTable = new LinkedHashMap<Table, PersistentClass>();
    Stream.concat(Stream.of(root), root.getSubclasses().stream())
        .filter(each -> each.getTable().isPhysicalTable())
        .forEach(each -> byTable.putIfAbsent(each.getTable(), each));
    return byTable.entrySet().stream()
        .map(
            each ->
                new MarkedTable(
                    EntityType.simpleName(each.getValue().getEntityName()),
                    each.getKey().getQualifiedTableName(),
                    metadata.getDatabase().toIdentifier(column.getQuotedName()),
                    each.getKey().containsColumn(column)));
  }
}
