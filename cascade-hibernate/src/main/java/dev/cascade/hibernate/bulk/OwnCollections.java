package dev.cascade.hibernate.bulk;

import org.hibernate.persister.entity.EntityPersister;

/** Collections that have a table of their own, whose rows go with their owner. */
final class OwnCollections {

  private OwnCollections() {}

  static boolean any(EntityPersister type) {
    var found = new boolean[1];
    type.getFactory()
        .getMappingMetamodel()
        .forEachCollectionDescriptor(
            role ->
                found[0] |=
                    !role.isOneToMany()
                        && role.getOwnerEntityPersister()
                            .getRootEntityName()
                            .equals(type.getRootEntityName()));
    return found[0];
  }
}
