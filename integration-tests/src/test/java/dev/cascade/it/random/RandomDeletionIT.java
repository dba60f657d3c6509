package dev.cascade.it.random;

import dev.cascade.OnDelete;
import dev.cascade.it.random.CaseDraft.RelationDraft;
import dev.cascade.it.random.CaseDraft.RemovalDraft;
import dev.cascade.it.random.CaseDraft.RowDraft;
import dev.cascade.it.random.CaseDraft.SharingDraft;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;

/**
 * Random types, relations, rows and removals.
 *
 * <p>{@code -Dcascade.random.cases=5000} sets the number of cases. A failure prints the seed and a
 * case that was made as small as can be.
 */
class RandomDeletionIT {

  // A build shall not fail by chance; another seed looks at other cases.
  private static final String SEED = "20261121";
  private static final int TYPES = 5;
  private static final int RELATIONS = 7;
  private static final int ROWS = 20;

  // Says at each start how many rules are at work. Held: a logger may be collected.
  private static final Logger PRODUCT = Logger.getLogger("dev.cascade");

  private static ByDatabase database;
  private static ByRules rules;

  @BeforeContainer
  static void connect() throws SQLException {
    PRODUCT.setLevel(Level.WARNING);
    database = new ByDatabase();
    rules = new ByRules();
  }

  @AfterContainer
  static void disconnect() throws SQLException {
    database.close();
    rules.close();
    PRODUCT.setLevel(null);
  }

  @Property(edgeCases = EdgeCasesMode.NONE, seed = RandomDeletionIT.SEED)
  void rulesLeaveTheRowsThatForeignKeysWouldLeave(@ForAll("cases") DeletionCase deletion)
      throws SQLException {
    Assume.that(!deletion.rows().isEmpty());
    var reference = database.outcomeOf(deletion);
    var ours = rules.outcomeOf(deletion);
    Statistics.collect(new Verdict(deletion, reference, ours).assertRight(deletion.rowsByTable()));
  }

  @Provide
  Arbitrary<DeletionCase> cases() {
    return Combinators.combine(
            number(TYPES - 1).map(each -> each + 1),
            relation().list().ofSize(RELATIONS),
            sharing(),
            Arbitraries.integers().between(1, ROWS),
            row().list().ofSize(ROWS),
            removal())
        .as(CaseDraft::new)
        .map(CaseDraft::toCase);
  }

  private static Arbitrary<RelationDraft> relation() {
    return Combinators.combine(
            Arbitraries.of(false, true),
            number(TYPES - 1),
            number(TYPES - 1),
            Arbitraries.of(true, false),
            Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true)),
            Arbitraries.of(
                OnDelete.CASCADE, OnDelete.SET_NULL, OnDelete.NO_ACTION, OnDelete.RESTRICT),
            Arbitraries.of(Backing.class),
            number(7))
        .as(RelationDraft::new);
  }

  private static Arbitrary<SharingDraft> sharing() {
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true)),
            number(TYPES - 1),
            number(TYPES - 1),
            number(ROWS).list().ofMaxSize(6),
            number(ROWS).list().ofMaxSize(6))
        .as(SharingDraft::new);
  }

  private static Arbitrary<RowDraft> row() {
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(1, false), Tuple.of(4, true)),
            number(TYPES - 1),
            number(ROWS).list().ofSize(RELATIONS))
        .as(RowDraft::new);
  }

  private static Arbitrary<RemovalDraft> removal() {
    return Combinators.combine(
            number(ROWS).list().ofMinSize(1).ofMaxSize(3),
            number(7),
            number(ROWS).list().ofMaxSize(5),
            number(15).list().ofSize(5))
        .as(RemovalDraft::new);
  }

  /** From 0 on, all alike. */
  private static Arbitrary<Integer> number(int greatest) {
    return Arbitraries.integers()
        .between(0, greatest)
        .withDistribution(RandomDistribution.uniform());
  }
}
