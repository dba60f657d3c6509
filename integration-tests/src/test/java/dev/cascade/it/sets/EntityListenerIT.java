package dev.cascade.it.sets;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A listener class of an entity: only one that sees removals keeps its rows from going as a set.
 */
class EntityListenerIT {

  private static final List<String> SEEN = new ArrayList<>();

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Account.class, Payment.class, Notice.class);

  @Test
  void oneThatSeesRemovalsIsCalledForEachAndOneThatDoesNotIsNoObstacle() {
    database.save(account());
    SEEN.clear();

    var sql = database.recordSql(session -> session.remove(session.find(Account.class, "ada")));

    assertThat(SEEN).containsExactlyInAnyOrder("removed p1", "removed p2");
    assertThat(sql.writes())
        .containsExactly(
            "delete from notices n1_0 where n1_0.account_id in (?)",
            "delete from payments where id=?",
            "delete from payments where id=?",
            "delete from accounts where id=?");
    assertThat(database.rows("select id from accounts")).isEmpty();
    assertThat(database.rows("select id from payments")).isEmpty();
    assertThat(database.rows("select id from notices")).isEmpty();
  }

  private static Account account() {
    var account = new Account();
    account.id = "ada";
    for (var id : List.of("p1", "p2")) {
      var payment = new Payment();
      payment.id = id;
      payment.account = account;
      account.payments.add(payment);
    }
    var notice = new Notice();
    notice.id = "n";
    notice.account = account;
    account.notices.add(notice);
    return account;
  }

  @Entity(name = "Account")
  @Table(name = "accounts")
  static class Account {

    @Id String id;

    @OneToMany(mappedBy = "account")
    @CascadeRule(ALL)
    List<Payment> payments = new ArrayList<>();

    @OneToMany(mappedBy = "account")
    @CascadeRule(ALL)
    List<Notice> notices = new ArrayList<>();
  }

  @Entity(name = "Payment")
  @Table(name = "payments")
  @EntityListeners(Removals.class)
  static class Payment {

    @Id String id;

    @ManyToOne(fetch = FetchType.LAZY)
    Account account;
  }

  @Entity(name = "Notice")
  @Table(name = "notices")
  @EntityListeners(Births.class)
  static class Notice {

    @Id String id;

    @ManyToOne(fetch = FetchType.LAZY)
    Account account;
  }

  public static class Removals {

    @PostRemove
    void removed(Payment payment) {
      SEEN.add("removed " + payment.id);
    }
  }

  public static class Births {

    @PrePersist
    void born(Notice notice) {
      SEEN.add("born " + notice.id);
    }
  }
}
