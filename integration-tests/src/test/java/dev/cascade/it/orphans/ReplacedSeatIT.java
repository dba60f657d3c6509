package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A seat that goes makes room for the one that comes to its place in the same flush. */
class ReplacedSeatIT {

  @RegisterExtension static final MappedDatabase database = SeatMapping.database();

  @ParameterizedTest
  @EnumSource
  void clearedAndFilledAgain(SeatMapping mapping) {
    database.save(mapping.row("a", "1", "2"));

    var sql =
        database.recordSql(
            session -> {
              var row = mapping.find(session, "a");
              row.seats().clear();
              row.put(mapping.seat("1", "blue"));
            });

    assertThat(mapping.rows(database)).containsExactly("1|blue|a");
    assertThat(sql.writes()).startsWith(mapping.delete(), mapping.delete());
  }

  @ParameterizedTest
  @EnumSource
  void replacedInTheListAndPersisted(SeatMapping mapping) {
    database.save(mapping.row("a", "1", "2"));

    database.recordSql(
        session -> {
          var row = mapping.find(session, "a");
          row.seats().remove(0);
          var seat = mapping.seat("1", "blue");
          row.put(seat);
          session.persist(seat);
        });

    assertThat(mapping.rows(database)).containsExactly("1|blue|a", "2|red|a");
  }

  @ParameterizedTest
  @EnumSource
  void aNewListIsAssigned(SeatMapping mapping) {
    database.save(mapping.row("a", "1", "2"));

    database.recordSql(
        session -> {
          var row = mapping.find(session, "a");
          var seat = mapping.seat("1", "blue");
          seat.putIn(row);
          row.assign(new ArrayList<>(List.of(seat)));
        });

    assertThat(mapping.rows(database)).containsExactly("1|blue|a");
  }

  @ParameterizedTest
  @EnumSource
  void removedAndPersisted(SeatMapping mapping) {
    database.save(mapping.row("a", "1"));

    database.recordSql(
        session -> {
          var row = mapping.find(session, "a");
          session.remove(row.seats().get(0));
          var seat = mapping.seat("1", "blue");
          row.put(seat);
          session.persist(seat);
        });

    assertThat(mapping.rows(database)).containsExactly("1|blue|a");
  }

  @ParameterizedTest
  @EnumSource
  void removedAndReplacedByCascade(SeatMapping mapping) {
    database.save(mapping.row("a", "1"));

    var sql =
        database.recordSql(
            session -> {
              var row = mapping.find(session, "a");
              session.remove(row.seats().get(0));
              row.put(mapping.seat("1", "blue"));
            });

    assertThat(mapping.rows(database)).containsExactly("1|blue|a");
    assertThat(sql.writes()).startsWith(mapping.delete());
  }

  @ParameterizedTest
  @EnumSource
  void theRowIsDeletedAndMadeAgain(SeatMapping mapping) {
    database.save(mapping.row("a", "1"));

    database.recordSql(
        session -> {
          session.remove(mapping.find(session, "a"));
          session.persist(mapping.row("a", "1"));
        });

    assertThat(mapping.rows(database)).containsExactly("1|red|a");
  }

  @ParameterizedTest
  @EnumSource
  void anotherRowGetsASeatAtThePlaceOfOneThatGoes(SeatMapping mapping) {
    database.save(mapping.row("a", "1"), mapping.row("b"));

    database.recordSql(
        session -> {
          mapping.find(session, "b").put(mapping.seat("1", "blue"));
          mapping.find(session, "a").seats().clear();
        });

    assertThat(mapping.rows(database)).containsExactly("1|blue|b");
  }

  @ParameterizedTest
  @EnumSource
  void aSeatOfAnotherRowComesToThePlaceOfOneThatGoes(SeatMapping mapping) {
    database.save(mapping.row("a", "1"), mapping.row("b", "2"));

    database.recordSql(
        session -> {
          var b = mapping.find(session, "b");
          b.seats().clear();
          var seat = mapping.find(session, "a").seats().remove(0);
          seat.at("2");
          b.put(seat);
        });

    assertThat(mapping.rows(database)).containsExactly("2|red|b");
  }

  @ParameterizedTest
  @EnumSource
  void aMergedRowReplacesASeat(SeatMapping mapping) {
    var row = mapping.row("a", "1");
    database.save(row);
    row.seats().clear();
    row.put(mapping.seat("1", "blue"));

    database.recordSql(session -> session.merge(row));

    assertThat(mapping.rows(database)).containsExactly("1|blue|a");
  }

  @ParameterizedTest
  @EnumSource
  void aRowMergedFromAListOfItsOwnReplacesASeat(SeatMapping mapping) {
    database.save(mapping.row("a", "1", "2"));
    var row = mapping.row("a");
    row.put(mapping.seat("1", "blue"));

    database.recordSql(session -> session.merge(row));

    assertThat(mapping.rows(database)).containsExactly("1|blue|a");
  }

  @ParameterizedTest
  @EnumSource
  void aMergedSeatThatMovesToAnotherRowIsKept(SeatMapping mapping) {
    var a = mapping.row("a", "1");
    var b = mapping.row("b");
    database.save(a, b);
    var seat = a.seats().remove(0);
    seat.at("2");
    b.put(seat);
    a.put(mapping.seat("3", "blue"));

    database.recordSql(
        session -> {
          session.merge(a);
          session.merge(b);
        });

    assertThat(mapping.rows(database)).containsExactly("2|red|b", "3|blue|a");
  }

  @ParameterizedTest
  @EnumSource(names = ".*IDENTITY", mode = EnumSource.Mode.MATCH_ALL)
  void anInsertThatCannotWaitSendsOnlyTheDeleteThatMustGoFirst(SeatMapping mapping) {
    database.save(mapping.row("a", "1", "2"));

    var sql =
        database.recordSql(
            session -> {
              var row = mapping.find(session, "a");
              session.remove(row.seats().get(1));
              var seat = mapping.seat("3", "blue");
              row.put(seat);
              session.persist(seat);
            });

    assertThat(mapping.rows(database)).containsExactly("1|red|a", "3|blue|a");
    assertThat(sql.writes()).last().isEqualTo(mapping.delete());
  }
}
