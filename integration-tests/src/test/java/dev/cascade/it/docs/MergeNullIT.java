package dev.cascade.it.docs;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.CascadeRule;
import dev.cascade.OnMergeNull;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code merge} makes of null in a detached object, and of an empty collection. */
class MergeNullIT {

  @RegisterExtension
  static final MappedDatabase company =
      MappedDatabase.of(Account.class, Address.class, Note.class, Label.class);

  @BeforeEach
  void saveAnAccountWithOneOfEach() {
    var account = new Account("ada");
    account.address = new Address("home", account);
    account.notes.add(new Note("note", account));
    account.labels.add(new Label("label", account));
    company.save(account);
  }

  @Test
  void nullSaysNothingByDefault() {
    var detached = new Account("ada");
    detached.address = null;
    detached.notes = null;
    detached.labels.add(new Label("label", detached));

    company.recordSql(session -> session.merge(detached));

    assertThat(company.rows("select id, account_id from addresses")).containsExactly("home|ada");
    assertThat(company.rows("select id from notes")).containsExactly("note");
    assertThat(detached.notes).isNull();
  }

  @Test
  void nullMeansNoneWhereTheRuleSaysEmpty() {
    var detached = new Account("ada");
    detached.notes = null;
    detached.labels = null;

    company.recordSql(session -> session.merge(detached));

    assertThat(company.rows("select id from notes")).containsExactly("note");
    assertThat(company.rows("select id from labels")).isEmpty();
  }

  @Test
  void anEmptyCollectionIsAlwaysMeant() {
    company.recordSql(session -> session.merge(new Account("ada")));

    assertThat(company.rows("select id from notes")).isEmpty();
    assertThat(company.rows("select id from labels")).isEmpty();
  }

  @Test
  void nullIsRefusedWhereTheRuleSaysFail() {
    var detached = new Note("note", new Account("ada"));
    detached.attachments = null;

    assertThatThrownBy(() -> company.inTransaction(session -> session.merge(detached)))
        .isInstanceOf(PersistenceException.class)
        .hasMessageContaining("Note.attachments is null in a detached object");
  }

  @Entity(name = "Account")
  @Table(name = "accounts")
  static class Account {

    @Id String id;

    @OneToOne(mappedBy = "account")
    @CascadeRule({ALL, DELETE_ORPHAN})
    @Nullable Address address;

    @OneToMany(mappedBy = "account")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Note> notes = new ArrayList<>();

    @OneToMany(mappedBy = "account")
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        onMergeNull = OnMergeNull.EMPTY)
    List<Label> labels = new ArrayList<>();

    Account() {}

    Account(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Address")
  @Table(name = "addresses")
  static class Address {

    @Id String id;

    @OneToOne Account account;

    Address() {}

    Address(String id, Account account) {
      this.id = id;
      this.account = account;
    }
  }

  @Entity(name = "Note")
  @Table(name = "notes")
  static class Note {

    @Id String id;

    @ManyToOne Account account;

    @OneToMany(mappedBy = "note")
    @CascadeRule(onMergeNull = OnMergeNull.FAIL)
    List<Label> attachments = new ArrayList<>();

    Note() {}

    Note(String id, Account account) {
      this.id = id;
      this.account = account;
    }
  }

  @Entity(name = "Label")
  @Table(name = "labels")
  static class Label {

    @Id String id;

    @ManyToOne Account account;

    @ManyToOne Note note;

    Label() {}

    Label(String id, Account account) {
      this.id = id;
      this.account = account;
    }
  }
}
