package dev.cascade.it.springboot;

import dev.cascade.it.support.Schema;
import dev.cascade.it.support.TestPostgres;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The application in a schema of its own, with further beans if a test wants them. */
final class RunningOffice implements AutoCloseable {

  private final Schema schema;
  private final ConfigurableApplicationContext context;

  private RunningOffice(Schema schema, ConfigurableApplicationContext context) {
    this.schema = schema;
    this.context = context;
  }

  /** Starts it with arguments of the command line, {@code --name=value}. */
  static RunningOffice with(String... arguments) {
    return with(List.of(), arguments);
  }

  /** Starts it with those configurations as well. */
  static RunningOffice with(List<Class<?>> configurations, String... arguments) {
    var schema = TestPostgres.server().newSchema();
    try {
      return new RunningOffice(schema, start(schema, configurations, arguments));
    } catch (RuntimeException e) {
      schema.close();
      throw e;
    }
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  ConfigurableApplicationContext context() {
    return context;
  }

  void inTransaction(Runnable work) {
    bean(TransactionTemplate.class).executeWithoutResult(status -> work.run());
  }

  <T> T inTransaction(Supplier<T> work) {
    return bean(TransactionTemplate.class).execute(status -> work.get());
  }

  /** Runs SQL on another connection. */
  void execute(String sql) {
    schema.execute(sql);
  }

  /** One column of a query, as another connection reads it. */
  List<String> rows(String sql) {
    return new JdbcTemplate(schema.dataSource()).queryForList(sql, String.class);
  }

  @Override
  public void close() {
    context.close();
    schema.close();
  }

  private static ConfigurableApplicationContext start(
      Schema schema, List<Class<?>> configurations, String... arguments) {
    return new SpringApplicationBuilder(OfficeApplication.class)
        .sources(configurations.toArray(Class<?>[]::new))
        .properties(
            "spring.datasource.url=" + schema.url(),
            "spring.datasource.username=" + schema.user(),
            "spring.datasource.password=" + schema.password(),
            "spring.jpa.hibernate.ddl-auto=create",
            "spring.jpa.open-in-view=false",
            "cascade.soft-delete.unique-indexes=partial",
            "spring.main.web-application-type=none",
            "spring.main.banner-mode=off")
        .run(arguments);
  }
}
