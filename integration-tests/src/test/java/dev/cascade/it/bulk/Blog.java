package dev.cascade.it.bulk;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.bulk.BatchRequest;
import dev.cascade.it.domain.BlogDomain;
import dev.cascade.it.mapping.MappedDatabase;
import java.util.List;

/** The shared domain with an index on each foreign key, and rows in numbers. */
record Blog(MappedDatabase database) {

  private static final String INDEXES =
      """
      create index on posts (user_id, id);
      create index on comments (post_id, id);
      create index on comments (author_id);
      create index on post_likes (post_id, id);
      create index on post_likes (user_id, id);
      create index on audit_logs (user_id, id);
      create index on folders (parent_id, id);
      create index on tasks (project_id, id);
      create index on employees (department_id, id);
      """;

  static MappedDatabase onPostgres() {
    return MappedDatabase.of(BlogDomain.ENTITIES.toArray(Class<?>[]::new));
  }

  static Blog indexed(MappedDatabase database) {
    database.execute(INDEXES);
    return new Blog(database);
  }

  BatchRequest batches() {
    return Cascades.of(database.sessions()).inBatches();
  }

  /** With the identifiers 1 to {@code number}. */
  void insertUsers(int number) {
    database.execute(
        "insert into users (id, name) select n, 'u' || n from generate_series(1, %d) n"
            .formatted(number));
  }

  /** Each with so many comments. */
  void insertPosts(long user, int posts, int comments) {
    database.execute(
        """
        with p as (
          insert into posts (title, user_id) select 'p', %d from generate_series(1, %d) returning id)
        insert into comments (id, content, post_id)
        select 1000 * p.id + n, 'c', p.id from p, generate_series(1, %d) n"""
            .formatted(user, posts, comments));
  }

  /** The numbers of users, posts and comments. */
  List<String> numbers() {
    return database.rows(
        "select (select count(*) from users), (select count(*) from posts), (select count(*) from comments)");
  }
}
