package dev.cascade.it.springboot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;

/** Keeps the statements that Hibernate sends, but for queries. */
class SentWrites implements StatementInspector, HibernatePropertiesCustomizer {

  private final List<String> statements = new ArrayList<>();

  @Override
  public void customize(Map<String, Object> hibernateProperties) {
    hibernateProperties.put(AvailableSettings.STATEMENT_INSPECTOR, this);
  }

  @Override
  public String inspect(String sql) {
    if (!sql.startsWith("select")) {
      statements.add(sql);
    }
    return sql;
  }

  /** What is sent meanwhile. */
  List<String> during(Runnable work) {
    statements.clear();
    work.run();
    return List.copyOf(statements);
  }
}
