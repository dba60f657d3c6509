package dev.cascade.hibernate.bulk;

import dev.cascade.plan.KeyHop;
import java.util.List;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.BasicEntityIdentifierMapping;
import org.hibernate.persister.entity.EntityPersister;

/**
 * One hop of a level's way, and how its rows can be asked for.
 *
 * @param way from rows to those that refer to them
 * @param child the type of the referring rows
 * @param parent the type of the rows referred to
 * @param isSimple whether both are identified by one column each: then they can be paged by it
 */
record Hop(KeyHop way, EntityPersister child, EntityPersister parent, boolean isSimple) {

  static Hop of(KeyHop way, SessionFactoryImplementor sessions) {
    var model = sessions.getMappingMetamodel();
    var child = model.getEntityDescriptor(way.child());
    var parent = model.getEntityDescriptor(way.parent());
    return new Hop(way, child, parent, hasOneColumn(child) && hasOneColumn(parent));
  }

  private static boolean hasOneColumn(EntityPersister type) {
    return type.getIdentifierMapping() instanceof BasicEntityIdentifierMapping;
  }

  /** Whether rows of one table refer to each other. */
  boolean isWithinOneType() {
    return child.getRootEntityName().equals(parent.getRootEntityName());
  }

  List<String> treeKeys() {
    return way.treeKeys();
  }

  /** HQL of rows {@code c} that refer to given ones, {@code :parents}. */
  String condition(String key) {
    return isSimple ? "id(c.%s) in (:parents)".formatted(key) : "c.%s in (:parents)".formatted(key);
  }
}
