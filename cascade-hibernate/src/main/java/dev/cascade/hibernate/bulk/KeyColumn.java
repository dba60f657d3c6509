package dev.cascade.hibernate.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.jspecify.annotations.Nullable;

/**
 * A column of a key in a statement of PostgreSQL's own.
 *
 * @param name as SQL writes it
 * @param mapping of its values
 * @param type PostgreSQL's name of it, for arrays
 */
record KeyColumn(String name, JdbcMapping mapping, String type) {

  private static final Map<Class<?>, String> TYPES =
      Map.of(
          Long.class, "int8",
          Integer.class, "int4",
          Short.class, "int2",
          UUID.class, "uuid",
          String.class, "text");

  /** Empty if values of its type cannot be put into an array. */
  static Optional<KeyColumn> of(SelectableMapping column) {
    var mapping = column.getJdbcMapping();
    var type = TYPES.get(mapping.getJdbcJavaType().getJavaTypeClass());
    return type == null || column.isFormula()
        ? Optional.empty()
        : Optional.of(new KeyColumn(column.getSelectionExpression(), mapping, type));
  }

  @SuppressWarnings("unchecked") // Hibernate names it without its type.
  void bind(
      PreparedStatement statement, int at, Object value, SharedSessionContractImplementor session)
      throws SQLException {
    mapping
        .getJdbcValueBinder()
        .bind(statement, mapping.convertToRelationalValue(value), at, session);
  }

  void bindAll(PreparedStatement statement, int at, List<Object> values) throws SQLException {
    Connection connection = statement.getConnection();
    var relational = values.stream().map(each -> mapping.convertToRelationalValue(each)).toArray();
    statement.setArray(at, connection.createArrayOf(type, relational));
  }

  @Nullable Object read(ResultSet row, int at, SharedSessionContractImplementor session)
      throws SQLException {
    return mapping.convertToDomainValue(mapping.getJdbcValueExtractor().extract(row, at, session));
  }

  /** The name as the database's catalogue has it. */
  String plainName() {
    return plain(name);
  }

  /** A column of SQL as the database's catalogue has it, as far as case goes not. */
  static String plain(String column) {
    return column.replaceAll("[\"`\\[\\]]", "").toLowerCase(Locale.ROOT);
  }
}
