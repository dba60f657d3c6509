package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.Board.Card;
import dev.cascade.it.orphans.Board.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pending orphans that do not work yet. */
class OpenPendingIT {

  @RegisterExtension static final MappedDatabase passports = PassportMapping.database();

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Board.class, Card.class, Note.class);

  @Test
  void aNewCardThatIsLetGoTakesItsNewNotesAlong() {
    database.save(new Board("old", "c1"));

    var sql =
        database.recordSql(
            session -> {
              var old = session.find(Board.class, "old");
              var card = new Card("c9");
              old.put(card);
              session.persist(card);
              old.cards().remove(card);
              card.putOn(null);
            });

    assertThat(sql.writes()).isEmpty();
    assertThat(database.rows("select id from notes")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_ALL)
  void aPassportThatNeedsAnOwnerAndHasNoneIsRefusedByName(PassportMapping mapping) {
    var refused =
        catchThrowable(
            () -> passports.recordSql(session -> session.persist(mapping.passport("lost"))));

    assertThat(refused)
        .hasStackTraceContaining(
            "%1$sDocument (new) has no %1$sOwner: %1$sDocument.owner is required by %1$sOwner.passport"
                .formatted("Required"));
    assertThat(mapping.rows(passports)).isEmpty();
  }
}
