package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cascade.hibernate.CascadeSettings;
import dev.cascade.hibernate.refusal.ParentRequiredException;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.Board.Card;
import dev.cascade.it.orphans.Board.Note;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * With {@code cascade.orphans.require-parent} a child needs a parent though its key may be null.
 */
class RequireParentSettingIT {

  @RegisterExtension
  static final MappedDatabase database =
      PassportMapping.database().with(CascadeSettings.REQUIRE_PARENT, true);

  @RegisterExtension
  static final MappedDatabase boards =
      MappedDatabase.of(Board.class, Card.class, Note.class)
          .with(CascadeSettings.REQUIRE_PARENT, "true");

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_NONE)
  void aNewPassportWithoutOwnerIsRefusedByTheFlush(PassportMapping mapping) {
    var refused =
        catchThrowable(
            () ->
                database.recordSql(
                    session -> {
                      session.persist(mapping.passport("lost"));
                      session.flush();
                    }));

    assertThat(refused)
        .isInstanceOf(ParentRequiredException.class)
        .hasMessageStartingWith(
            "Document%s has no Owner: Document.owner is required by Owner.passport. "
                .formatted(mapping.isInsertedAtOnce() ? "#1" : " (new)"));
    assertThat(database.sent().writes()).hasSize(mapping.isInsertedAtOnce() ? 1 : 0);
    assertThat(mapping.rows(database)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anOwnerMayComeAfterPersist(PassportMapping mapping) {
    database.save(mapping.person("ada"));

    database.recordSql(
        session -> {
          var ada = mapping.find(session, "ada");
          var passport = mapping.passport("new");
          if (mapping.isRequired()) {
            ada.give(passport);
          }
          session.persist(passport);
          ada.give(passport);
        });

    assertThat(mapping.rows(database)).containsExactly("new|ada");
  }

  @Test
  void aBoardMayComeAfterAQueryThatNeedsNoFlush() {
    boards.save(new Board("board"));

    boards.recordSql(
        session -> {
          var card = new Card("card");
          session.persist(card);
          session.createQuery("from Board", Board.class).getSingleResult().put(card);
        });

    assertThat(cards()).containsExactly("card|board");
  }

  @Test
  void aCardLetGoIsDeletedAllTheSame() {
    boards.save(new Board("board", "card"));

    boards.recordSql(session -> session.find(Board.class, "board").cards().clear());

    assertThat(cards()).isEmpty();
  }

  @Test
  void aCardThatNeverHadABoardIsLeftAlone() {
    boards.execute("insert into cards (id) values ('lost')");

    boards.recordSql(session -> session.find(Card.class, "lost").write("changed"));

    assertThat(boards.rows("select id, text from cards")).containsExactly("lost|changed");
  }

  @Test
  void anotherValueRefusesTheStart() {
    assertThatThrownBy(
            () ->
                MappedDatabase.of(Board.class, Card.class, Note.class)
                    .with(CascadeSettings.REQUIRE_PARENT, "sometimes")
                    .boot())
        .hasStackTraceContaining(
            "Unknown value \"sometimes\" of cascade.orphans.require-parent. Write true or false.");
  }

  private static List<String> cards() {
    return boards.rows("select id, board_id from cards order by id");
  }
}
