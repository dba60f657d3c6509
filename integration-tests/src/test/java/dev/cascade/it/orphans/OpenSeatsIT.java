package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seats inserted at once, before the one at their place is deleted: does not work yet. */
class OpenSeatsIT {

  @RegisterExtension static final MappedDatabase database = SeatMapping.database();

  @ParameterizedTest
  @EnumSource(names = ".*IDENTITY", mode = EnumSource.Mode.MATCH_ALL)
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
  @EnumSource(names = ".*IDENTITY", mode = EnumSource.Mode.MATCH_ALL)
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
  @EnumSource(names = ".*IDENTITY", mode = EnumSource.Mode.MATCH_ALL)
  void aMergedRowReplacesASeat(SeatMapping mapping) {
    var row = mapping.row("a", "1");
    database.save(row);
    row.seats().clear();
    row.put(mapping.seat("1", "blue"));

    database.recordSql(session -> session.merge(row));

    assertThat(mapping.rows(database)).containsExactly("1|blue|a");
  }
}
