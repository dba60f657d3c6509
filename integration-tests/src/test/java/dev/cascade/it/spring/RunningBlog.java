package dev.cascade.it.spring;

import dev.cascade.it.support.Schema;
import dev.cascade.it.support.TestPostgres;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The application, started as {@code main} would, in a schema of its own. */
final class RunningBlog implements AutoCloseable {

  private final Schema schema;
  private final ConfigurableApplicationContext context;

  private RunningBlog(Schema schema, ConfigurableApplicationContext context) {
    this.schema = schema;
    this.context = context;
  }

  /** Starts it with arguments of the command line, {@code --name=value}. */
  static RunningBlog with(String... arguments) {
    var schema = TestPostgres.server().newSchema();
    try {
      return new RunningBlog(schema, start(schema, arguments));
    } catch (RuntimeException e) {
      schema.close();
      throw e;
    }
  }

  Blog blog() {
    return context.getBean(Blog.class);
  }

  Memos memos() {
    return context.getBean(Memos.class);
  }

  /** The statements other than queries that some work in the application sends. */
  List<String> writesOf(Consumer<Blog> work) {
    return context.getBean(RecordedWrites.class).during(() -> work.accept(blog()));
  }

  EntityManagerFactory entityManagers() {
    return context.getBean(EntityManagerFactory.class);
  }

  /** One column as another connection reads it, in the order of ids. */
  List<String> column(String table, String column) {
    return new JdbcTemplate(schema.dataSource())
        .queryForList("select %s from %s order by id".formatted(column, table), String.class);
  }

  /** The id of a user, as {@link #column} reads it. */
  String idOf(String userName) {
    return new JdbcTemplate(schema.dataSource())
        .queryForObject("select id from users where name = ?", String.class, userName);
  }

  /** Deletes every row. */
  void empty() {
    schema.execute("truncate users, posts, comments, memos");
  }

  @Override
  public void close() {
    context.close();
    schema.close();
  }

  private static ConfigurableApplicationContext start(Schema schema, String... arguments) {
    var database =
        Stream.of(
            "--spring.datasource.url=" + schema.url(),
            "--spring.datasource.username=" + schema.user(),
            "--spring.datasource.password=" + schema.password(),
            "--spring.jpa.hibernate.ddl-auto=create",
            "--spring.main.web-application-type=none",
            "--spring.main.banner-mode=off");
    return SpringApplication.run(
        BlogApplication.class,
        Stream.concat(database, Stream.of(arguments)).toArray(String[]::new));
  }
}
