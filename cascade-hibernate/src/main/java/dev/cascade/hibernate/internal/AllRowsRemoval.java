package dev.cascade.hibernate.internal;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import org.hibernate.HibernateException;
import org.hibernate.persister.collection.AbstractCollectionPersister;
import org.hibernate.persister.collection.mutation.CollectionMutationTarget;
import org.hibernate.persister.collection.mutation.OperationProducer;
import org.hibernate.persister.collection.mutation.RemoveCoordinator;
import org.hibernate.persister.collection.mutation.RemoveCoordinatorStandard;
import org.hibernate.persister.collection.mutation.RowMutationOperations;

/**
 * Removes all rows of a collection by a statement of ours: since Hibernate 7.4 it is one of several
 * operations, before it was handed over alone.
 */
final class AllRowsRemoval {

  private AllRowsRemoval() {}

  static <C extends AbstractCollectionPersister & CollectionMutationTarget> RemoveCoordinator by(
      OperationProducer statement, C collection) {
    var services = collection.getFactory().getServiceRegistry();
    return Arrays.stream(RemoveCoordinatorStandard.class.getConstructors())
        .filter(each -> each.getParameterTypes()[1] == OperationProducer.class)
        .findFirst()
        .map(each -> create(each, collection, statement, services))
        .orElseGet(
            () ->
                new RemoveCoordinatorStandard(
                    collection,
                    new RowMutationOperations(
                        collection, null, null, null, null, null, null, null, statement),
                    services));
  }

  private static RemoveCoordinator create(Constructor<?> constructor, Object... arguments) {
    try {
      return (RemoveCoordinator) constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new HibernateException("This version of Hibernate is not known: " + constructor, e);
    }
  }
}
