package dev.cascade.it.orphans;

import jakarta.persistence.EntityManager;
import java.util.List;

/** When a new passport that replaces another one is persisted. */
enum WayToSave {
  BY_CASCADE {
    @Override
    void replace(EntityManager session, Person<?> person, Passport<?> passport) {
      person.give(passport);
    }
  },
  BY_CASCADE_OF_ONE_SIDE {
    @Override
    void replace(EntityManager session, Person<?> person, Passport<?> passport) {
      person.hold(passport);
    }
  },
  AFTER_BOTH_SIDES {
    @Override
    void replace(EntityManager session, Person<?> person, Passport<?> passport) {
      person.give(passport);
      session.persist(passport);
    }
  },
  BETWEEN_THE_SIDES {
    @Override
    void replace(EntityManager session, Person<?> person, Passport<?> passport) {
      passport.belongTo(person);
      session.persist(passport);
      person.hold(passport);
    }
  },
  AFTER_THE_PERSONS_SIDE_ALONE {
    @Override
    void replace(EntityManager session, Person<?> person, Passport<?> passport) {
      person.hold(passport);
      session.persist(passport);
    }
  },
  BEFORE_EITHER_SIDE {
    @Override
    void replace(EntityManager session, Person<?> person, Passport<?> passport) {
      session.persist(passport);
      person.give(passport);
    }
  },
  AFTER_ITS_OWN_SIDE_ALONE {
    @Override
    void replace(EntityManager session, Person<?> person, Passport<?> passport) {
      passport.belongTo(person);
      session.persist(passport);
    }
  },
  AFTER_THE_OLD_ONE_IS_REMOVED {
    @Override
    void replace(EntityManager session, Person<?> person, Passport<?> passport) {
      session.remove(person.passport());
      person.give(passport);
      session.persist(passport);
    }
  },
  AFTER_THE_OLD_ONE_IS_LET_GO {
    @Override
    void replace(EntityManager session, Person<?> person, Passport<?> passport) {
      person.passport().belongTo(null);
      person.hold(null);
      person.give(passport);
      session.persist(passport);
    }
  };

  /** What a replacement sends. */
  List<String> statements(PassportMapping mapping) {
    if (this != BEFORE_EITHER_SIDE
        && (this != AFTER_THE_PERSONS_SIDE_ALONE || mapping.isRequired())) {
      return List.of(mapping.delete(), mapping.insert());
    }
    return mapping.isInsertedAtOnce()
        ? List.of(mapping.insert(), mapping.delete(), mapping.update())
        : List.of(mapping.delete(), mapping.insert(), mapping.update());
  }

  abstract void replace(EntityManager session, Person<?> person, Passport<?> passport);
}
