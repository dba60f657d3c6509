package dev.cascade.it.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Queries on connections of their own: what others see. */
record PlainSql(DataSource dataSource) {

  /** Column names first, then the rows; NULL as {@code "null"}. */
  List<List<String>> table(String query) {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      var table = new ArrayList<List<String>>();
      table.add(names(result));
      while (result.next()) {
        table.add(values(result));
      }
      return table;
    } catch (SQLException e) {
      throw new IllegalStateException("Failed: " + query, e);
    }
  }

  private static List<String> names(ResultSet result) throws SQLException {
    var names = new ArrayList<String>();
    for (var i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      names.add(result.getMetaData().getColumnName(i));
    }
    return names;
  }

  private static List<String> values(ResultSet result) throws SQLException {
    var values = new ArrayList<String>();
    for (var i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      values.add(String.valueOf(result.getString(i)));
    }
    return values;
  }
}
