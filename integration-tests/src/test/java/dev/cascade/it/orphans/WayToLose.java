package dev.cascade.it.orphans;

import dev.cascade.it.orphans.Account.Address;
import jakarta.persistence.EntityManager;
import java.util.Objects;

/** A way in which an account loses its address. */
enum WayToLose {
  SET_TO_NULL {
    @Override
    void lose(EntityManager session, Account account) {
      account.move(null);
    }
  },
  OWN_SIDE_SET_TO_NULL {
    @Override
    void lose(EntityManager session, Account account) {
      addressOf(account).belongTo(null);
    }
  },
  REMOVED {
    @Override
    void lose(EntityManager session, Account account) {
      session.remove(addressOf(account));
    }
  },
  REMOVED_UNLOADED {
    @Override
    void lose(EntityManager session, Account account) {
      var id =
          session
              .getEntityManagerFactory()
              .getPersistenceUnitUtil()
              .getIdentifier(addressOf(account));
      session.clear();
      session.remove(session.getReference(Address.class, id));
    }
  },
  MOVED {
    @Override
    void lose(EntityManager session, Account account) {
      var other = new Account(99);
      session.persist(other);
      other.move(addressOf(account));
    }
  },
  MOVED_BY_ITS_OWN_SIDE {
    @Override
    void lose(EntityManager session, Account account) {
      var other = new Account(99);
      session.persist(other);
      addressOf(account).belongTo(other);
    }
  };

  abstract void lose(EntityManager session, Account account);

  static Address addressOf(Account account) {
    return Objects.requireNonNull(account.address());
  }
}
