package dev.cascade.it.benchmark;

import dev.cascade.it.benchmark.rival.Rival;

/**
 * How often a deletion is done.
 *
 * @param warmUp not measured, until the JVM has compiled what it will
 */
record Rounds(int warmUp, int measured) {

  /** More where a deletion is short: the whole takes about ten minutes on two quiet cores. */
  static Rounds of(Rival rival, int posts) {
    if (posts < 1_000) {
      return new Rounds(40, 60);
    }
    return rival.loads() ? loading(posts) : notLoading(posts);
  }

  private static Rounds loading(int posts) {
    return posts < 10_000 ? new Rounds(15, 25) : new Rounds(3, 8);
  }

  private static Rounds notLoading(int posts) {
    return posts < 10_000 ? new Rounds(25, 45) : new Rounds(8, 25);
  }
}
