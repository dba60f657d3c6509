package dev.cascade.hibernate.internal;

import java.util.HashMap;
import java.util.Map;
import org.hibernate.mapping.MetaAttribute;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.JoinedSubclassEntityPersister;
import org.hibernate.persister.entity.SingleTableEntityPersister;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;

/** Writes into the boot model that deletes of a type in a stateless session follow rules. */
public final class RuledPersisters {

  private static final Map<Class<?>, Class<? extends EntityPersister>> OURS =
      Map.of(
          SingleTableEntityPersister.class, RuledSingleTable.class,
          JoinedSubclassEntityPersister.class, RuledJoinedTables.class,
          UnionSubclassEntityPersister.class, RuledTablePerClass.class);

  private static final String MARK = "dev.cascade.ruled";

  private RuledPersisters() {}

  /** Of that type. */
  public static void give(PersistentClass entity) {
    var known = entity.getMetaAttributes();
    var marked = known == null ? new HashMap<String, MetaAttribute>() : new HashMap<>(known);
    marked.put(MARK, new MetaAttribute(MARK));
    entity.setMetaAttributes(marked);
  }

  /** The persister that such a type has in the place of another; that other one for all others. */
  static Class<? extends EntityPersister> of(
      PersistentClass entity, Class<? extends EntityPersister> standard) {
    return entity.getMetaAttribute(MARK) == null ? standard : OURS.getOrDefault(standard, standard);
  }
}
