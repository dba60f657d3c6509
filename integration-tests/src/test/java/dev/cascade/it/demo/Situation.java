package dev.cascade.it.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Something that a newcomer asks about, with the answer.
 *
 * @param question in one line
 * @param given makes the rows that there are before
 * @param code what an application writes
 * @param work does what {@code code} says
 * @param answer what happens, in one line
 * @param end how it must end
 */
record Situation(
    String question,
    Consumer<Session> given,
    String code,
    Consumer<Session> work,
    String answer,
    End end) {

  /**
   * How a situation must end.
   *
   * @param refused whether the commit fails
   * @param sql what is sent, or null if the answer does not speak of it
   * @param rows the rows left, by table; these tables are shown
   */
  record End(boolean refused, @Nullable Sql sql, Map<String, List<String>> rows) {}

  /** So many SELECTs, and the other statements in their order. */
  record Sql(int selects, List<String> writes) {}

  static Situation ask(String question, Consumer<Session> given) {
    return new Situation(question, given, "", none -> {}, "", new End(false, null, Map.of()));
  }

  Situation when(String code, Consumer<Session> work) {
    return new Situation(question, given, code, work, answer, end);
  }

  Situation then(String answer) {
    return new Situation(question, given, code, work, answer, end);
  }

  Situation isRefused(String answer) {
    return then(answer).endingIn(new End(true, end.sql, end.rows));
  }

  /** Exactly so many SELECTs, and exactly these other statements in this order. */
  Situation sends(int selects, String... writes) {
    return endingIn(new End(end.refused, new Sql(selects, List.of(writes)), end.rows));
  }

  /** Each row as {@code "id=1 column=value"}; none if the table must be empty. */
  Situation leaves(String table, String... rows) {
    var more = new LinkedHashMap<>(end.rows);
    more.put(table, List.of(rows));
    return endingIn(new End(end.refused, end.sql, more));
  }

  private Situation endingIn(End end) {
    return new Situation(question, given, code, work, answer, end);
  }
}
