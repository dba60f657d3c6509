package dev.cascade.it.concurrency;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PreRemove;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.cfg.AvailableSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two graphs that overlap in a row: what a reader wrote to a writer goes with either of them. */
class SharedChildIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Writer.class, Reader.class, Letter.class, Call.class)
          .with(AvailableSettings.LOG_JDBC_ERRORS, false);

  @BeforeEach
  void saveWhatTwoShare() {
    database.execute(
        """
        insert into Writer values ('w');
        insert into Reader values ('r');
        insert into Letter (id, writer_id, reader_id) values ('l', 'w', 'r');
        insert into Call (id, writer_id, reader_id) values ('c', 'w', 'r')""");
  }

  @Test
  void whatTheRulesDeleteOneByOneIsMissedByTheSecond() {
    database.execute("delete from Call");

    try (var first = new Worker(database);
        var second = new Worker(database)) {
      first.does(
          session -> {
            session.remove(session.find(Writer.class, "w"));
            session.flush();
          });
      var delete = second.isBlockedIn(session -> session.remove(session.find(Reader.class, "r")));
      first.commits();

      assertThat(delete.failure()).containsInstanceOf(OptimisticLockException.class);
    }
    assertThat(database.rows("select id from Writer")).isEmpty();
    assertThat(database.rows("select id from Reader")).containsExactly("r");
    assertThat(database.rows("select id from Letter")).isEmpty();
  }

  @Test
  void whatTheDatabaseDeletesMayBeGoneAlready() {
    database.execute("delete from Letter");

    try (var first = new Worker(database);
        var second = new Worker(database)) {
      first.does(
          session -> {
            session.remove(session.find(Writer.class, "w"));
            session.flush();
          });
      var delete = second.isBlockedIn(session -> session.remove(session.find(Reader.class, "r")));
      first.commits();

      assertThat(delete.failure()).isEmpty();
    }
    assertThat(database.rows("select id from Writer")).isEmpty();
    assertThat(database.rows("select id from Reader")).isEmpty();
    assertThat(database.rows("select id from Call")).isEmpty();
  }

  @Entity(name = "Writer")
  static class Writer {

    @Id String id;

    @OneToMany(mappedBy = "writer")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Letter> letters = new ArrayList<>();

    @OneToMany(mappedBy = "writer")
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        passiveDeletes = PassiveDeletes.ON)
    List<Call> calls = new ArrayList<>();
  }

  @Entity(name = "Reader")
  static class Reader {

    @Id String id;

    @OneToMany(mappedBy = "reader")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Letter> letters = new ArrayList<>();

    @OneToMany(mappedBy = "reader")
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        passiveDeletes = PassiveDeletes.ON)
    List<Call> calls = new ArrayList<>();
  }

  /** Its callback has it deleted one by one. */
  @Entity(name = "Letter")
  static class Letter {

    @Id String id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @Nullable Writer writer;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @Nullable Reader reader;

    @PreRemove
    void noteRemoval() {}
  }

  @Entity(name = "Call")
  static class Call {

    @Id String id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @OnParentDelete(OnDelete.CASCADE)
    @Nullable Writer writer;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @OnParentDelete(OnDelete.CASCADE)
    @Nullable Reader reader;
  }
}
