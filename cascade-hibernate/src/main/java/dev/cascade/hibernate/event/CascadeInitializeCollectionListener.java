package dev.cascade.hibernate.event;

import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.event.internal.DefaultInitializeCollectionEventListener;
import org.hibernate.event.spi.InitializeCollectionEvent;

/**
 * Keeps apart what a collection had in the database and what was added to it before it was loaded:
 * Hibernate takes its snapshot of both, and a new child would pass for one that was always there.
 */
final class CascadeInitializeCollectionListener extends DefaultInitializeCollectionEventListener {

  private final Associations associations;

  CascadeInitializeCollectionListener(Associations associations) {
    this.associations = associations;
  }

  @Override
  public void onInitializeCollection(InitializeCollectionEvent event) {
    var collection = event.getCollection();
    var added = isWatched(collection) ? added(collection) : List.of();
    super.onInitializeCollection(event);
    if (!added.isEmpty()) {
      var snapshot = Association.elements(collection.getStoredSnapshot());
      added.forEach(each -> removeOne(snapshot, each));
    }
  }

  private boolean isWatched(PersistentCollection<?> collection) {
    return !collection.wasInitialized()
        && collection.hasQueuedOperations()
        && associations.hasRule(collection.getRole());
  }

  private static List<Object> added(PersistentCollection<?> collection) {
    var result = new ArrayList<Object>();
    collection.queuedAdditionIterator().forEachRemaining(result::add);
    return result;
  }

  // Not equals(): it belongs to the application.
  private static void removeOne(Collection<?> snapshot, Object added) {
    for (var each = snapshot.iterator(); each.hasNext(); ) {
      if (each.next() == added) {
        each.remove();
        return;
      }
    }
  }
}
