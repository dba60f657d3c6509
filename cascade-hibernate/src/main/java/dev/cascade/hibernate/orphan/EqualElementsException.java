package dev.cascade.hibernate.orphan;

import jakarta.persistence.PersistenceException;

/**
 * Refuses a flush, before it writes anything, in which a collection that was put in the place of a
 * managed one holds objects that the managed one calls equal, so that it would lose one of them.
 */
public final class EqualElementsException extends PersistenceException {

  private static final long serialVersionUID = 1L;

  EqualElementsException(String owner, String path, String equal, int given, int kept) {
    super(
        "%s holds %d objects by %s, but the collection that the session manages there keeps %d of them: it calls others equal. Let equals and hashCode (or the order of a sorted collection) of %s tell apart what are different rows."
            .formatted(owner, given, path, kept, equal));
  }
}
