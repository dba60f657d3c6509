package dev.cascade.it.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.Cascades;
import jakarta.persistence.EntityManager;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.support.TransactionTemplate;

/** The entity manager that Spring injects is one of ours. */
class SpringCascadesIT {

  private final RunningBlog application = RunningBlog.with();

  @BeforeEach
  void aUserWithTwoPosts() {
    application.blog().save(new User("ada").withPost("first").withPost("second").withComment("hi"));
  }

  @AfterEach
  void stop() {
    application.close();
  }

  @Test
  void aDeleteIsPlannedAndCarriedOut() {
    inTransaction(
        session -> {
          var users = session.createQuery("from User", User.class);
          var plan = Cascades.of(session).plan(users);
          assertThat(plan.preview().total().number()).isEqualTo(4);
          assertThat(plan.execute().deleted(Post.class)).isEqualTo(2);
        });

    assertThat(application.column("posts", "title")).isEmpty();
    assertThat(application.column("comments", "user_id")).containsOnlyNulls();
  }

  private void inTransaction(Consumer<EntityManager> work) {
    var shared = SharedEntityManagerCreator.createSharedEntityManager(application.entityManagers());
    new TransactionTemplate(new JpaTransactionManager(application.entityManagers()))
        .executeWithoutResult(status -> work.accept(shared));
  }
}
