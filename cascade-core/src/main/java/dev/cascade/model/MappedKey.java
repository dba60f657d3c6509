package dev.cascade.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key of the database, and what it stands for: a reference, a row of a collection, or the
 * rest of an entity's row in a further table.
 *
 * @param constraint its name in DDL that Hibernate generates, or null if that has no such
 *     constraint; the database's own may differ
 * @param table the table that holds it, without its schema
 * @param columns its columns, in order; never empty
 * @param path what it stands for, as messages name it: {@code Post.user}
 * @param child the entity whose rows hold it, or whose collection's rows do, as Hibernate names it
 * @param parent the entity that it refers to, as Hibernate names it
 * @param parentTable the table that it refers to, without its schema
 * @param toIdentifier whether it refers to the parent's identifier, not to other unique columns
 */
public record MappedKey(
    @Nullable String constraint,
    String table,
    List<String> columns,
    String path,
    String child,
    String parent,
    String parentTable,
    boolean toIdentifier) {

  public MappedKey {
    columns = List.copyOf(columns);
  }

  /** The child without its package. */
  public String childName() {
    return EntityType.simpleName(child);
  }

  /** The parent without its package. */
  public String parentName() {
    return EntityType.simpleName(parent);
  }

  /** Table and columns, as messages name them: {@code posts.user_id}, {@code posts.(a, b)}. */
  public String place() {
    return ForeignKey.path(table, columns);
  }
}
