package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.internal.SessionEntities;
import java.util.Collection;
import java.util.List;
import org.hibernate.proxy.HibernateProxy;
import org.jspecify.annotations.Nullable;

/**
 * What one owner holds over one side that is new and has the identifier of a row which goes: one
 * that is removed, or that the owner held before and no longer holds.
 *
 * @param now what it holds
 * @param before what it held, as the session's own objects
 */
record Replacements(
    SessionEntities entities, Association side, Collection<?> now, List<Object> before) {

  /** Whether a reference of {@code now} is to one. */
  boolean isOne(@Nullable Object reference) {
    if (reference == null
        || reference instanceof HibernateProxy
        || entities.find(reference) != null
        || !side.has(CascadeOption.SAVE_UPDATE)) {
      return false;
    }
    var own = entities.find(entities.resolveRow(reference));
    return own != null
        && (own.isToBeDeleted() || isLetGo(own.instance()))
        && IdentifierHolder.looksNew(reference, entities);
  }

  private boolean isLetGo(Object own) {
    return side.has(CascadeOption.DELETE_ORPHAN)
        && before.stream().anyMatch(each -> each == own)
        && now.stream().noneMatch(each -> entities.resolve(each) == own);
  }
}
