package dev.cascade.hibernate.mapping;

import dev.cascade.model.DeletionAttributes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.boot.model.naming.NamingHelper;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;

/**
 * Writes into the boot model that the unique values of soft-deletable types are those of live rows:
 * a row that is marked as deleted keeps its values, and another may have them.
 */
public final class UniqueIndexes {

  private static final System.Logger LOG = System.getLogger("dev.cascade");
  private static final int LONGEST_NAME = 63;

  private final InFlightMetadataCollector metadata;

  private UniqueIndexes(InFlightMetadataCollector metadata) {
    this.metadata = metadata;
  }

  /**
   * Puts partial unique indexes in the place of unique constraints, of those roots and their
   * subtypes. Only on PostgreSQL, and only in tables that have the column that says when; a key
   * that a foreign key refers to stays.
   */
  public static void makePartial(
      Collection<DeletionAttributes> roots, InFlightMetadataCollector metadata) {
    if (roots.isEmpty()) {
      return;
    }
    if (!(metadata.getDatabase().getDialect() instanceof PostgreSQLDialect)) {
      LOG.log(System.Logger.Level.WARNING, "Partial unique indexes are made on PostgreSQL only");
      return;
    }
    var indexes = new UniqueIndexes(metadata);
    roots.forEach(indexes::makePartial);
  }

  private void makePartial(DeletionAttributes root) {
    var entity = metadata.getEntityBinding(root.entity());
    var deletedAt = entity.getProperty(root.deletedAt()).getColumns().get(0);
    var columns = new LinkedHashSet<Column>();
    var keys = new LinkedHashMap<UniqueKey, Table>();
    for (var table : tablesOf(entity, deletedAt)) {
      for (var column : table.getColumns()) {
        if (column.isUnique() && isFree(table, List.of(column), deletedAt)) {
          add(table, List.of(column), deletedAt);
          columns.add(column);
        }
      }
      for (var key : table.getUniqueKeys().values()) {
        if (isFree(table, key.getColumns(), deletedAt)) {
          add(table, List.copyOf(key.getColumns()), deletedAt);
          keys.put(key, table);
        }
      }
    }
    columns.forEach(each -> each.setUnique(false));
    keys.forEach(UniqueIndexes::takeOut);
  }

  private static Set<Table> tablesOf(PersistentClass root, Column deletedAt) {
    var tables = new LinkedHashSet<Table>();
    tables.add(root.getTable());
    root.getSubclasses().forEach(each -> tables.add(each.getTable()));
    tables.removeIf(each -> !each.isPhysicalTable() || !each.containsColumn(deletedAt));
    return tables;
  }

  private boolean isFree(Table table, List<Column> columns, Column deletedAt) {
    return !columns.contains(deletedAt)
        && metadata.collectTableMappings().stream()
            .flatMap(each -> each.getForeignKeyCollection().stream())
            .noneMatch(each -> refersTo(table, columns, each));
  }

  private static boolean refersTo(Table table, List<Column> columns, ForeignKey key) {
    return table.equals(key.getReferencedTable())
        && Set.copyOf(key.getReferencedColumns()).equals(Set.copyOf(columns));
  }

  private void add(Table table, List<Column> columns, Column deletedAt) {
    var known =
        PartialUniqueIndexes.of(table, metadata).anyMatch(each -> each.columns().equals(columns));
    if (!known) {
      metadata
          .getDatabase()
          .addAuxiliaryDatabaseObject(
              new PartialUniqueIndex(table, columns, deletedAt, name(table, columns)));
    }
  }

  private String name(Table table, List<Column> columns) {
    var plain =
        table.getName()
            + columns.stream().map(each -> "_" + each.getName()).collect(Collectors.joining())
            + "_live";
    var name =
        plain.length() <= LONGEST_NAME
            ? plain
            : NamingHelper.INSTANCE.generateHashedConstraintName(
                "UK",
                table.getNameIdentifier(),
                columns.stream()
                    .map(each -> metadata.getDatabase().toIdentifier(each.getQuotedName()))
                    .toList());
    return metadata.getDatabase().toIdentifier(name).render(metadata.getDatabase().getDialect());
  }

  // A table lets go of those keys only that are its primary key over again, and looks for them when
  // their number has changed.
  private static void takeOut(UniqueKey key, Table table) {
    likePrimaryKey(key);
    var further = new UniqueKey(table);
    further.setName(key.getName() + "_live");
    likePrimaryKey(further);
    table.addUniqueKey(further);
    table.getUniqueKeys();
  }

  private static void likePrimaryKey(UniqueKey key) {
    key.setNameExplicit(false);
    key.getColumns().clear();
    key.getTable().getPrimaryKey().getColumns().forEach(key::addColumn);
  }
}
