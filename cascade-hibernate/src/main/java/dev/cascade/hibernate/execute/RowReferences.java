package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship.KeyHolder;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.type.CompositeType;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** Which rows a removed row refers to, and which refer to it, as the database has them. */
final class RowReferences {

  /**
   * A reference from one row to another.
   *
   * @param child the row that holds the key
   * @param path the attribute that holds it, or null if only the parent has one
   * @param parent the row referred to
   */
  record RowReference(SessionEntity child, @Nullable String path, SessionEntity parent) {

    /** Whether the reference can be nulled before either row goes. */
    boolean canBeNulled() {
      if (path == null) {
        return false;
      }
      var index = child.persister().getPropertyIndex(path.split("\\.", 2)[0]);
      return child.persister().getPropertyNullability()[index]
          && child.persister().getPropertyUpdateability()[index];
    }
  }

  private final SessionEntities entities;
  private final Associations associations;

  RowReferences(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  /** Every reference that {@code entity} knows of, to other entities of the session. */
  List<RowReference> of(SessionEntity entity) {
    var result = new ArrayList<RowReference>();
    var state = state(entity);
    if (state != null) {
      var names = entity.persister().getPropertyNames();
      var types = entity.persister().getPropertyTypes();
      for (var i = 0; i < types.length; i++) {
        addReference(entity, names[i], types[i], state[i], result);
      }
    }
    addReference(
        entity, null, entity.persister().getIdentifierType(), entity.entry().getId(), result);
    associations.of(entity.persister()).stream()
        .filter(
            each -> each.relationship().keyHolder() == KeyHolder.TARGET && each.opposite() == null)
        .forEach(each -> addOneSidedChildren(entity, each, result));
    return result;
  }

  // Of a read-only entity only its removal has kept the values.
  private static Object @Nullable [] state(SessionEntity entity) {
    var loaded = entity.entry().getLoadedState();
    return loaded == null ? entity.entry().getDeletedState() : loaded;
  }

  private void addReference(
      SessionEntity child,
      @Nullable String path,
      Type type,
      @Nullable Object value,
      List<RowReference> result) {
    if (value == null) {
      return;
    }
    if (type instanceof EntityType reference && !reference.isOneToOne()) {
      // Loaded after its parent was removed, it refers to another object for the same row.
      var parent = entities.find(entities.resolveRow(value));
      if (parent != null && parent.instance() != child.instance()) {
        result.add(new RowReference(child, path, parent));
      }
    } else if (type instanceof CompositeType composite && !type.isAnyType()) {
      var values = composite.getPropertyValues(value);
      for (var i = 0; i < values.length; i++) {
        var inner = path == null ? null : path + "." + composite.getPropertyNames()[i];
        addReference(child, inner, composite.getSubtypes()[i], values[i], result);
      }
    }
  }

  // Which of them are children only the database knows; to delete them all first does no harm.
  private void addAnyChildren(
      SessionEntity parent, Association association, List<RowReference> result) {
    var model = associations.rules().model();
    var target = association.relationship().target();
    if (!model.isA(parent.entry().getEntityName(), target)) {
      entities.all().stream()
          .filter(each -> each.isToBeDeleted() && model.isA(each.entry().getEntityName(), target))
          .forEach(each -> result.add(new RowReference(each, null, parent)));
    }
  }

  private void addOneSidedChildren(
      SessionEntity parent, Association association, List<RowReference> result) {
    var value = association.value(parent.instance());
    if (!Hibernate.isInitialized(value)) {
      addAnyChildren(parent, association, result);
    } else if (value instanceof PersistentCollection<?> collection
        && collection.getStoredSnapshot() != null) {
      for (var element : Association.elements(collection.getStoredSnapshot())) {
        var child = entities.find(element);
        if (child != null && child.instance() != parent.instance()) {
          result.add(new RowReference(child, null, parent));
        }
      }
    }
  }
}
