package dev.cascade.hibernate.internal;

import java.util.Arrays;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.AbstractEntityPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CompositeType;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * The identifier that an object has, or will have once it is saved: with {@code @MapsId} it is made
 * of those of the objects that it refers to.
 */
public final class DerivedIdentifier {

  private final AbstractEntityPersister persister;
  private final EventSource session;

  private DerivedIdentifier(AbstractEntityPersister persister, EventSource session) {
    this.persister = persister;
    this.session = session;
  }

  /** Of that object; null if it has none, or none that can be told before it is saved. */
  public static @Nullable Object of(Object entity, EntityPersister persister, EventSource session) {
    if (persister.isIdentifierAssignedByInsert()) {
      return null;
    }
    return persister.getIdentifierType() instanceof CompositeType type
            && persister instanceof AbstractEntityPersister known
        ? new DerivedIdentifier(known, session).of(entity, type)
        : persister.getIdentifier(entity, session);
  }

  private @Nullable Object of(Object entity, CompositeType type) {
    var id = persister.getIdentifier(entity, session);
    var values = id == null ? null : type.getPropertyValues(id, session);
    var columns = persister.getIdentifierColumnNames();
    if (id == null || values == null || columns.length != values.length) {
      return id;
    }
    for (var i = 0; i < values.length; i++) {
      var derived = referred(entity, columns[i]);
      values[i] = derived == null ? values[i] : derived;
      if (values[i] == null) {
        return null;
      }
    }
    return Arrays.equals(values, type.getPropertyValues(id, session))
        ? id
        : type.replacePropertyValues(id, values, session);
  }

  /** The identifier of what an object refers to by that column alone; null if that is nothing. */
  private @Nullable Object referred(Object entity, String column) {
    var types = persister.getPropertyTypes();
    for (var i = 0; i < types.length; i++) {
      if (isBy(column, types[i], i)) {
        var target = SessionEntities.of(session).find(persister.getValue(entity, i));
        return target == null ? null : target.entry().getId();
      }
    }
    return null;
  }

  private boolean isBy(String column, Type type, int attribute) {
    return type instanceof EntityType reference
        && reference.isReferenceToPrimaryKey()
        && Arrays.equals(new String[] {column}, persister.getPropertyColumnNames(attribute));
  }
}
