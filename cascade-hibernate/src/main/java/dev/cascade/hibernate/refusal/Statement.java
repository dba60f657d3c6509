package dev.cascade.hibernate.refusal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the statement that failed was about to do; by its first word. */
enum Statement {
  INSERT,
  UPDATE,
  DELETE,
  /** Unknown: a function, or a statement with another inside. */
  OTHER;

  static Statement of(@Nullable String sql) {
    var text = sql == null ? "" : sql.replaceAll("(?s)^(\\s|/\\*.*?\\*/)+", "");
    var word = text.split("\\W", 2)[0].toUpperCase(Locale.ROOT);
    return word.equals("INSERT")
        ? INSERT
        : word.equals("UPDATE") ? UPDATE : word.equals("DELETE") ? DELETE : OTHER;
  }
}
