package dev.cascade.hibernate.preview;

import org.hibernate.engine.spi.EntityKey;

/**
 * One row.
 *
 * @param key the identifier within its hierarchy of types; compared as Hibernate compares
 *     identifiers
 * @param type the name of its exact type
 */
record Row(EntityKey key, String type) {

  Object id() {
    return key.getIdentifier();
  }

  /** The topmost type of its hierarchy. */
  String family() {
    return key.getEntityName();
  }
}
