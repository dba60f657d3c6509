package dev.cascade.it.concurrency;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A row changes, while a delete by query is at work, so that it no longer meets the condition. */
class ChangedBeforeBulkDeleteIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Token.class, SignedToken.class, Use.class);

  @Test
  void itStaysWithAllThatBelongsToIt() {
    database.save(new Token(1), new SignedToken(2), new Token(3));

    try (var first = new Worker(database);
        var second = new Worker(database)) {
      first.does(ChangedBeforeBulkDeleteIT::renewTwo);
      var delete = second.isBlockedIn(ChangedBeforeBulkDeleteIT::deleteExpired);
      first.commits();

      assertThat(delete.failure()).isEmpty();
    }
    assertThat(database.rows("select id from token order by id")).containsExactly("1", "2");
    assertThat(database.rows("select token_id from use order by id")).containsExactly("1", "2");
  }

  private static void renewTwo(EntityManager session) {
    session.find(Token.class, 1).expired = false;
    session.find(Token.class, 2).expired = false;
    session.flush();
  }

  private static void deleteExpired(EntityManager session) {
    session.createQuery("delete from Token t where t.expired").executeUpdate();
  }

  @Entity(name = "Token")
  @Inheritance(strategy = InheritanceType.JOINED)
  static class Token {

    @Id int id;

    boolean expired = true;

    @OneToMany(mappedBy = "token")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Use> uses = new ArrayList<>();

    Token() {}

    Token(int id) {
      this.id = id;
      var use = new Use();
      use.id = id;
      use.token = this;
      uses.add(use);
    }
  }

  @Entity(name = "SignedToken")
  static class SignedToken extends Token {

    String signature;

    SignedToken() {}

    SignedToken(int id) {
      super(id);
    }
  }

  @Entity(name = "Use")
  static class Use {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Token token;
  }
}
