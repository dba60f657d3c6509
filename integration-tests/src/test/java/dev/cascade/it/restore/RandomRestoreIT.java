package dev.cascade.it.restore;

import java.sql.SQLException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Random deletions and restores of rows that hang on each other in several ways: what is visible
 * and what is hidden are what the model says, and which deletion took what.
 *
 * <p>{@code -Dcascade.random.cases=20000} sets the number of sequences. A failure prints the seed
 * and the lines of a sequence that was made as short as can be.
 */
class RandomRestoreIT {

  // A build shall not fail by chance; another seed looks at other cases.
  private static final String SEED = "20261122";
  private static final int OPERATIONS = 40;

  // Says at each start how many rules are at work. Held: a logger may be collected.
  private static final Logger PRODUCT = Logger.getLogger("dev.cascade");

  private static WoodTables tables;

  @BeforeContainer
  static void connect() throws SQLException {
    PRODUCT.setLevel(Level.WARNING);
    tables = new WoodTables();
  }

  @AfterContainer
  static void disconnect() throws SQLException {
    tables.close();
    PRODUCT.setLevel(null);
  }

  @Property(edgeCases = EdgeCasesMode.NONE, seed = RandomRestoreIT.SEED)
  void whatIsVisibleAndWhatIsHiddenAreWhatTheModelSays(@ForAll("drafts") List<Draft> drafts)
      throws SQLException {
    tables.empty();
    try (var session = tables.sessions().createEntityManager()) {
      new Run(tables, session).run(drafts);
    }
  }

  @Provide
  Arbitrary<List<Draft>> drafts() {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(10, Draft.Action.NEW),
                Tuple.of(3, Draft.Action.MOVE),
                Tuple.of(6, Draft.Action.REMOVE),
                Tuple.of(5, Draft.Action.RESTORE),
                Tuple.of(3, Draft.Action.RESTORE_WITH_PARENTS),
                Tuple.of(3, Draft.Action.LOOK),
                Tuple.of(2, Draft.Action.FLUSH),
                Tuple.of(2, Draft.Action.COMMIT),
                Tuple.of(1, Draft.Action.CLEAR)),
            Arbitraries.frequency(
                Tuple.of(2, Kind.TRUNK),
                Tuple.of(6, Kind.BRANCH),
                Tuple.of(2, Kind.LEAF),
                Tuple.of(2, Kind.NEEDLE),
                Tuple.of(2, Kind.BIRD),
                Tuple.of(2, Kind.FRUIT)),
            number(),
            number(),
            number())
        .as(Draft::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(OPERATIONS)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  /** From 0 on, all alike. */
  private static Arbitrary<Integer> number() {
    return Arbitraries.integers().between(0, 23).withDistribution(RandomDistribution.uniform());
  }
}
