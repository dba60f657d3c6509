package dev.cascade.it.safety;

import static dev.cascade.CascadeOption.MERGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** More parents in one flush than a statement can have parameters. */
class ManyParentsIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(User.class, Draft.class);

  @BeforeEach
  void fill() {
    database.execute(
        """
        insert into users select * from generate_series(1, 70000);
        insert into drafts (id, user_id) values (1, 1), (2, 70000);
        """);
  }

  @Test
  void allAreReleasedAndDeleted() {
    database.recordSql(
        session ->
            session.createQuery("from User", User.class).getResultList().forEach(session::remove));
    assertThat(database.rows("select id, user_id from drafts")).containsExactly("1|null", "2|null");
    assertThat(database.rows("select id from users")).isEmpty();
  }

  @Entity(name = "User")
  @Table(name = "users")
  static class User {
    @Id int id;

    @OneToMany(mappedBy = "user")
    @CascadeRule(MERGE)
    List<Draft> drafts = new ArrayList<>();
  }

  @Entity(name = "Draft")
  @Table(name = "drafts")
  static class Draft {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable User user;
  }
}
