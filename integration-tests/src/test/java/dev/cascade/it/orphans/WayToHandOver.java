package dev.cascade.it.orphans;

/** Which sides say that a passport goes from one person to another. */
enum WayToHandOver {
  BOTH_SIDES {
    @Override
    void handOver(Person<?> from, Person<?> to) {
      var passport = from.passport();
      from.hold(null);
      to.give(passport);
    }
  },
  THE_PERSONS {
    @Override
    void handOver(Person<?> from, Person<?> to) {
      var passport = from.passport();
      from.hold(null);
      to.hold(passport);
    }
  },
  THE_TAKER {
    @Override
    void handOver(Person<?> from, Person<?> to) {
      to.hold(from.passport());
    }
  },
  THE_TAKER_AND_THE_PASSPORT {
    @Override
    void handOver(Person<?> from, Person<?> to) {
      to.give(from.passport());
    }
  },
  THE_GIVER_AND_THE_PASSPORT {
    @Override
    void handOver(Person<?> from, Person<?> to) {
      var passport = from.passport();
      from.hold(null);
      passport.belongTo(to);
    }
  },
  THE_PASSPORT {
    @Override
    void handOver(Person<?> from, Person<?> to) {
      from.passport().belongTo(to);
    }
  };

  abstract void handOver(Person<?> from, Person<?> to);
}
