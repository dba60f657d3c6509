package dev.cascade.it.sets;

import static dev.cascade.it.sets.Blog.COMMENT;
import static dev.cascade.it.sets.Blog.LIKE;
import static dev.cascade.it.sets.Blog.POST;
import static dev.cascade.it.sets.Blog.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PreDeleteEvent;
import org.hibernate.event.spi.PreDeleteEventListener;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A listener of Hibernate's own PRE_DELETE event sees every object. */
class DeleteListenerIT {

  private static final List<Object> SEEN = new ArrayList<>();

  @RegisterExtension
  static final MappedDatabase blog =
      Blog.database()
          .with(
              "hibernate.integrator_provider",
              (IntegratorProvider) () -> List.of(new Registration()));

  @Test
  void everyLevelGoesOneByOne() {
    Blog.fill(blog);
    SEEN.clear();

    var sql = blog.recordSql(session -> session.remove(session.find(User.class, "ada")));

    assertThat(SEEN)
        .containsExactlyInAnyOrder(
            "ada", "ada1", "ada2", "on ada1", "on ada2", "ada1 ada", "ada1 bob", "bob1 ada");
    assertThat(sql.writes())
        .containsExactlyInAnyOrder(COMMENT, COMMENT, LIKE, LIKE, LIKE, POST, POST, USER)
        .endsWith(USER);
    assertThat(Blog.ids(blog, "users")).containsExactly("bob");
    assertThat(Blog.ids(blog, "posts")).containsExactly("bob1", "bob2");
    assertThat(Blog.ids(blog, "comments")).containsExactly("on bob1", "on bob2");
    assertThat(Blog.ids(blog, "likes")).containsExactly("bob1 bob");
  }

  private static final class Registration implements Integrator {

    @Override
    public void integrate(
        Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor sessions) {
      sessions
          .getEventEngine()
          .getListenerRegistry()
          .appendListeners(EventType.PRE_DELETE, new Seen());
    }
  }

  private static final class Seen implements PreDeleteEventListener {

    @Override
    public boolean onPreDelete(PreDeleteEvent event) {
      SEEN.add(event.getId());
      return false;
    }
  }
}
