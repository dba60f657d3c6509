package dev.cascade.it.restore;

/**
 * One operation, before it is known what there is to do it to.
 *
 * @param which of the things that it can be done to
 * @param where of the things that it can be done with
 * @param way one of several to do it
 */
record Draft(Action action, Kind kind, int which, int where, int way) {

  /** The operations. */
  enum Action {
    NEW,
    MOVE,
    REMOVE,
    RESTORE,
    RESTORE_WITH_PARENTS,
    LOOK,
    FLUSH,
    COMMIT,
    CLEAR
  }
}
