package dev.cascade.hibernate.refusal;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * What a database says of a violation, in whichever language: the text around the names is not
 * looked at.
 *
 * <p>PostgreSQL names, in quotes, parent table, constraint and child table if a parent's row is
 * held by a child's; child table and constraint if a child's row has no parent; column and table if
 * a value is NULL.
 *
 * @param state the SQLState; empty if there is none
 * @param names what stands in quotes in the first line, in order
 * @param columns the columns of the key that is violated; empty if the database does not tell
 * @param values their values, as the database writes them
 */
record Report(String state, List<String> names, List<String> columns, @Nullable String values) {

  private static final Pattern QUOTED = Pattern.compile("[\"`»«„“]\\s?(.+?)\\s?[\"`»«”“]");
  private static final Pattern KEY = Pattern.compile("\\(([^()]+)\\)=\\((.*?)\\)(?=\\s)");

  static Report of(ConstraintViolationException violation) {
    var told = withoutBatch(violation.getSQLException());
    var text = Objects.requireNonNullElse(told.getMessage(), "");
    var firstLine = text.lines().findFirst().orElse("");
    var key = KEY.matcher(text.substring(firstLine.length()));
    var hasKey = key.find();
    return new Report(
        Objects.requireNonNullElse(told.getSQLState(), ""),
        names(firstLine, violation.getConstraintName()),
        hasKey ? List.of(key.group(1).split(",\\s*")) : List.of(),
        hasKey ? key.group(2) : null);
  }

  boolean names(@Nullable String name) {
    return name != null && names.stream().anyMatch(name::equalsIgnoreCase);
  }

  /** The name that stands at a place in the message, or an empty one. */
  String name(int position) {
    return position < names.size() ? names.get(position) : "";
  }

  // A batch's own message repeats the SQL, in which any name may stand.
  private static SQLException withoutBatch(SQLException exception) {
    var told = exception;
    while (told instanceof BatchUpdateException && told.getNextException() != null) {
      told = told.getNextException();
    }
    return told;
  }

  // Other databases quote otherwise; then what Hibernate found is all there is.
  private static List<String> names(String line, @Nullable String constraint) {
    var names = new ArrayList<String>();
    var matcher = QUOTED.matcher(line);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    if (constraint != null && !names.contains(constraint)) {
      names.add(constraint);
    }
    return List.copyOf(names);
  }
}
