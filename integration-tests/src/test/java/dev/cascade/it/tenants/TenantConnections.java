package dev.cascade.it.tenants;

import dev.cascade.it.support.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;

/** Connections to where the tables of a tenant are. */
final class TenantConnections implements MultiTenantConnectionProvider<Object> {

  private static final long serialVersionUID = 1L;

  private final transient Map<String, Schema> tables;

  TenantConnections(Map<String, Schema> tables) {
    this.tables = tables;
  }

  @Override
  public Connection getAnyConnection() throws SQLException {
    return getConnection("a");
  }

  @Override
  public void releaseAnyConnection(Connection connection) throws SQLException {
    connection.close();
  }

  @Override
  public Connection getConnection(Object tenant) throws SQLException {
    return tables.get(tenant).dataSource().getConnection();
  }

  @Override
  public void releaseConnection(Object tenant, Connection connection) throws SQLException {
    connection.close();
  }

  @Override
  public boolean supportsAggressiveRelease() {
    return false;
  }

  @Override
  public boolean isUnwrappableAs(Class<?> type) {
    return false;
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    throw new UnsupportedOperationException();
  }
}
