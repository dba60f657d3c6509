package dev.cascade.it.sets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stateless session deletes row after row, over several transactions. */
class StatelessDeletesIT {

  @RegisterExtension
  static final MappedDatabase blog = Blog.database().with("hibernate.generate_statistics", true);

  @BeforeEach
  void fill() {
    Blog.fill(blog);
  }

  @Test
  void manyDeletesOpenOneSessionOfOurs() {
    var sessions = blog.sessions().unwrap(SessionFactory.class);
    try (var session = sessions.openStatelessSession()) {
      var before = sessions.getStatistics().getSessionOpenCount();
      deleteAll(session, true);

      assertThat(sessions.getStatistics().getSessionOpenCount()).isEqualTo(before + 1);
    }

    assertThat(sessions.getStatistics().getSessionCloseCount())
        .isEqualTo(sessions.getStatistics().getSessionOpenCount());
    assertThat(Blog.ids(blog, "users")).isEmpty();
    assertThat(Blog.ids(blog, "posts")).isEmpty();
  }

  @Test
  void whatWasRolledBackIsDeletedInTheNextTransaction() {
    try (var session = blog.sessions().unwrap(SessionFactory.class).openStatelessSession()) {
      deleteAll(session, false);
      assertThat(Blog.ids(blog, "users")).hasSize(2);
      deleteAll(session, true);
    }

    assertThat(Blog.ids(blog, "users")).isEmpty();
    assertThat(Blog.ids(blog, "comments")).isEmpty();
  }

  @Test
  void severalAreDeletedTogether() {
    try (var session = blog.sessions().unwrap(SessionFactory.class).openStatelessSession()) {
      session.getTransaction().begin();
      session.deleteMultiple(session.getMultiple(User.class, List.of("ada", "bob")));
      session.getTransaction().commit();
    }

    assertThat(Blog.ids(blog, "users")).isEmpty();
    assertThat(Blog.ids(blog, "likes")).isEmpty();
  }

  private static void deleteAll(StatelessSession session, boolean commits) {
    session.getTransaction().begin();
    for (var id : List.of("ada", "bob")) {
      session.delete(session.get(User.class, id));
    }
    if (commits) {
      session.getTransaction().commit();
    } else {
      session.getTransaction().rollback();
    }
  }
}
