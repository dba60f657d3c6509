package dev.cascade.it.concurrency;

import dev.cascade.it.concurrency.Pairs.Club;
import dev.cascade.it.concurrency.Pairs.Guest;
import dev.cascade.it.concurrency.Pairs.Held;
import dev.cascade.it.concurrency.Pairs.Holder;
import dev.cascade.it.concurrency.Pairs.Host;
import dev.cascade.it.concurrency.Pairs.Member;
import dev.cascade.it.concurrency.Pairs.Named;
import dev.cascade.it.concurrency.Pairs.Owned;
import dev.cascade.it.concurrency.Pairs.Owner;
import dev.cascade.it.concurrency.Pairs.Sponsor;
import dev.cascade.it.concurrency.Pairs.Sponsored;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import java.util.List;

/** What keeps the children of a removed parent from becoming orphans. */
enum Keeping {
  /** A rule with DELETE; the key is NOT NULL and has no clause. */
  OWNED_BY_RULE(Owner.class, Owned.class),
  /** A rule with DELETE; the key may be NULL and has no clause. */
  DELETED_BY_RULE(Holder.class, Held.class),
  /** A rule without DELETE; the key may be NULL and has no clause. */
  RELEASED_BY_RULE(Sponsor.class, Sponsored.class),
  /** ON DELETE CASCADE of a key that is NOT NULL. */
  DELETED_BY_DATABASE(Host.class, Guest.class),
  /** ON DELETE SET NULL. */
  RELEASED_BY_DATABASE(Club.class, Member.class);

  private final Class<? extends Named> parent;
  private final Class<? extends Named> child;

  Keeping(Class<? extends Named> parent, Class<? extends Named> child) {
    this.parent = parent;
    this.child = child;
  }

  boolean isByDatabase() {
    return this == DELETED_BY_DATABASE || this == RELEASED_BY_DATABASE;
  }

  /** What becomes of a child when its parent goes: nothing, or one without a parent. */
  List<String> rowsLeftOf(String... children) {
    return this == RELEASED_BY_RULE || this == RELEASED_BY_DATABASE
        ? List.of(children).stream().map(each -> each + "|null").toList()
        : List.of();
  }

  /** Stores parents without children. */
  void saveParents(MappedDatabase database, String... ids) {
    List.of(ids)
        .forEach(
            each ->
                database.execute(
                    "insert into %s values ('%s')".formatted(parent.getSimpleName(), each)));
  }

  void saveChild(MappedDatabase database, String id, String parentId) {
    database.execute(
        "insert into %s (id, parent_id) values ('%s', '%s')"
            .formatted(child.getSimpleName(), id, parentId));
  }

  Named findParent(EntityManager session, String id) {
    return session.find(parent, id);
  }

  void persistChild(EntityManager session, String id, String parentId) {
    var entity = newChild();
    entity.id = id;
    setParent(entity, session.getReference(parent, parentId));
    session.persist(entity);
  }

  void moveChild(EntityManager session, String id, String parentId) {
    setParent(session.find(child, id), session.getReference(parent, parentId));
  }

  List<String> parents(MappedDatabase database) {
    return database.rows("select id from " + parent.getSimpleName() + " order by id");
  }

  /** Each as {@code id|parent}. */
  List<String> children(MappedDatabase database) {
    return database.rows("select id, parent_id from " + child.getSimpleName() + " order by id");
  }

  private Named newChild() {
    try {
      return child.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void setParent(Named entity, Named value) {
    try {
      child.getDeclaredField("parent").set(entity, value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
