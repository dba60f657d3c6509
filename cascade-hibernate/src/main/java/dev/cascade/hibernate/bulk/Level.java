package dev.cascade.hibernate.bulk;

import dev.cascade.plan.RowPath;
import java.util.List;
import org.hibernate.metamodel.mapping.TableDetails;

/**
 * Rows at the end of one path of keys, and what happens to them.
 *
 * @param path the path
 * @param hops from the roots to the rows; never empty
 * @param work what is done
 * @param isMarked whether the roots are only marked as deleted, and stay
 */
record Level(RowPath path, List<Hop> hops, Work work, boolean isMarked) {

  Level {
    hops = List.copyOf(hops);
  }

  Hop end() {
    return hops.get(hops.size() - 1);
  }

  RowQuery query(int at, String key) {
    return new RowQuery(hops.get(at), key, isMarked);
  }

  /** The table by which its rows are told in results. */
  String table() {
    return table(end().child().getIdentifierTableDetails());
  }

  static String table(TableDetails table) {
    return table.getTableName();
  }

  /** The path as messages name it: {@code User.posts.comments}. */
  String name() {
    return path.step().path();
  }
}
