package dev.cascade.it.ownership;

/** Random numbers that become an operation where there is one to choose from. */
record Draft(Action action, Kind kind, int which, int where, int way) {

  enum Action {
    NEW,
    GIVE,
    LET_GO,
    SWAP,
    ASSIGN,
    CLEAR_SIDE,
    LOAD,
    DELETE,
    MERGE,
    FLUSH,
    COMMIT,
    CLEAR
  }
}
