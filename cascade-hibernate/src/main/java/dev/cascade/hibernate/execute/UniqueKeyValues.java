package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.SessionEntities;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** What one object has in one unique key, read once to be compared with many rows. */
final class UniqueKeyValues {

  private final SessionEntities entities;
  private final String[] names;
  private final @Nullable Object[] values;
  private @Nullable EntityPersister compared;
  private int[] places = {};

  UniqueKeyValues(
      Object object, EntityPersister type, Collection<String> key, SessionEntities entities) {
    this.entities = entities;
    // References last: what they lead to has to be looked up.
    this.names =
        key.stream()
            .sorted(Comparator.comparing(name -> isReference(type, name)))
            .toArray(String[]::new);
    this.values = new Object[names.length];
    for (var i = 0; i < names.length; i++) {
      var value = type.getPropertyValue(object, names[i]);
      values[i] = isReference(type, names[i]) ? entities.resolveRow(value) : value;
    }
  }

  private static boolean isReference(EntityPersister type, String name) {
    return type.getPropertyTypes()[type.getPropertyIndex(name)].isEntityType();
  }

  /** Whether a row of that type has them; of what is null, none is the same. */
  boolean areIn(@Nullable Object[] kept, EntityPersister type) {
    placeIn(type);
    for (var i = 0; i < values.length; i++) {
      if (places[i] < 0
          || !isSame(values[i], kept[places[i]], type.getPropertyTypes()[places[i]])) {
        return false;
      }
    }
    return true;
  }

  private boolean isSame(@Nullable Object value, @Nullable Object kept, Type type) {
    return value != null
        && kept != null
        && (type.isEntityType() ? value == entities.resolveRow(kept) : type.isEqual(value, kept));
  }

  // Rows mostly are of one type.
  private void placeIn(EntityPersister type) {
    if (type != compared) {
      var all = Arrays.asList(type.getPropertyNames());
      places = Arrays.stream(names).mapToInt(all::indexOf).toArray();
      compared = type;
    }
  }
}
