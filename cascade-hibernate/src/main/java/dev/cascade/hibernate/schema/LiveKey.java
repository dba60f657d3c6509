package dev.cascade.hibernate.schema;

import dev.cascade.OnDelete;
import java.util.List;

/**
 * A foreign key as the database has it, names in the database's own case.
 *
 * @param name the constraint's
 * @param columns in the order of the constraint; never empty
 * @param parent the referenced table
 * @param parentSchema the schema of the referenced table, empty if the database has none
 * @param parentColumns those that {@code columns} refer to, in the same order
 * @param onDelete its action; {@link OnDelete#NO_ACTION} if it has no clause
 */
record LiveKey(
    String name,
    List<String> columns,
    String parentSchema,
    String parent,
    List<String> parentColumns,
    OnDelete onDelete) {

  /** As messages name it: {@code constraint fk_posts_user of posts.user_id has no ON DELETE}. */
  String description(ReliedKey key) {
    var clause =
        onDelete == OnDelete.NO_ACTION ? "has no ON DELETE" : "is ON DELETE " + onDelete.sql();
    return "constraint %s of %s %s".formatted(name, key.path(), clause);
  }
}
