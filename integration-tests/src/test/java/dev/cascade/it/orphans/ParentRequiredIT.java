package dev.cascade.it.orphans;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.refusal.ParentRequiredException;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A child whose key may not be null is refused by name if it has no parent. */
class ParentRequiredIT {

  private static final String REMEDY =
      " Set it, or put the object into what its parent holds, before it is stored; or remove it.";
  private static final String LACK =
      "RequiredDocument (new) has no RequiredOwner: RequiredDocument.owner is required by RequiredOwner.passport."
          + REMEDY;
  private static final String LACKING_FOLDER =
      " has no Folder: Paper.folder is required by Folder.papers." + REMEDY;

  @RegisterExtension static final MappedDatabase database = PassportMapping.database();

  @RegisterExtension
  static final MappedDatabase unchecked =
      PassportMapping.database().with(AvailableSettings.CHECK_NULLABILITY, false);

  @RegisterExtension
  static final MappedDatabase papers = MappedDatabase.of(Folder.class, Mail.class, Paper.class);

  @RegisterExtension
  static final MappedDatabase uncheckedPapers =
      MappedDatabase.of(Folder.class, Mail.class, Paper.class)
          .with(AvailableSettings.CHECK_NULLABILITY, false);

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_ALL)
  void persistRefusesAPassportThatHasNoOwner(PassportMapping mapping) {
    var refused =
        catchThrowableOfType(
            ParentRequiredException.class,
            () -> database.recordSql(session -> session.persist(mapping.passport("lost"))));

    assertThat(refused).hasMessage(LACK);
    assertThat(refused.getKind()).isEqualTo(ConstraintKind.NOT_NULL);
    assertThat(refused.getSQLState()).isEqualTo("23502");
    assertThat(database.sent().writes()).isEmpty();
    assertThat(mapping.rows(database)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_ALL)
  void mergeRefusesAPassportThatHasNoOwner(PassportMapping mapping) {
    var refused =
        catchThrowable(
            () -> database.recordSql(session -> session.merge(mapping.passport("lost"))));

    assertThat(refused).isInstanceOf(ParentRequiredException.class).hasMessage(LACK);
    assertThat(database.sent().writes()).isEmpty();
    assertThat(mapping.rows(database)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_ALL)
  void itIsRefusedBeforeAnyStatementThoughHibernateDoesNotLook(PassportMapping mapping) {
    var refused =
        catchThrowable(
            () ->
                unchecked.recordSql(
                    session -> {
                      session.persist(mapping.passport("lost"));
                      session.flush();
                    }));

    assertThat(refused).isInstanceOf(ParentRequiredException.class).hasMessage(LACK);
    assertThat(unchecked.sent().writes()).isEmpty();
    assertThat(mapping.rows(unchecked)).isEmpty();
  }

  @Test
  void aPaperThatOnlyTheFlushFindsIsRefusedBeforeAnyStatement() {
    for (var each : List.of(papers, uncheckedPapers)) {
      each.save(new Folder("folder"), new Mail("mail"));

      var refused =
          refused(
              each,
              session -> {
                session.persist(new Folder("other"));
                session.find(Mail.class, "mail").papers.add(new Paper("lost"));
              });

      assertThat(refused).hasMessage("Paper (new)" + LACKING_FOLDER);
      assertThat(each.sent().writes()).isEmpty();
      assertThat(each.rows("select id from paper")).isEmpty();
    }
  }

  @Test
  void aPaperThatAnotherOwnerTakesIsRefusedBeforeAnyStatement() {
    for (var each : List.of(papers, uncheckedPapers)) {
      each.save(new Folder("folder", "paper"), new Mail("mail"));

      var refused =
          refused(
              each,
              session -> {
                var paper = session.find(Folder.class, "folder").papers.remove(0);
                paper.folder = null;
                session.find(Mail.class, "mail").papers.add(paper);
              });

      assertThat(refused).hasMessage("Paper#paper" + LACKING_FOLDER);
      assertThat(each.sent().writes()).isEmpty();
      assertThat(each.rows("select id, folder_id, mail_id from paper"))
          .containsExactly("paper|folder|null");
    }
  }

  @Test
  void aPaperThatAQueryWouldStoreIsRefusedBeforeAnyStatement() {
    var refused =
        catchThrowable(
            () ->
                uncheckedPapers.recordSql(
                    session -> {
                      session.persist(new Paper("lost"));
                      session.createQuery("from Paper", Paper.class).getResultList();
                    }));

    assertThat(refused).hasStackTraceContaining("Paper (new)" + LACKING_FOLDER);
    assertThat(uncheckedPapers.sent().writes()).isEmpty();
  }

  private static Throwable refused(MappedDatabase where, Consumer<EntityManager> work) {
    return catchThrowableOfType(
        ParentRequiredException.class,
        () ->
            where.recordSql(
                session -> {
                  work.accept(session);
                  session.flush();
                }));
  }

  @Entity(name = "Folder")
  static class Folder {

    @Id @Nullable String id;

    @OneToMany(mappedBy = "folder")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Paper> papers = new ArrayList<>();

    protected Folder() {}

    Folder(String id, String... papers) {
      this.id = id;
      for (var each : papers) {
        var paper = new Paper(each);
        paper.folder = this;
        this.papers.add(paper);
      }
    }
  }

  @Entity(name = "Mail")
  static class Mail {

    @Id @Nullable String id;

    @OneToMany(mappedBy = "mail")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Paper> papers = new ArrayList<>();

    protected Mail() {}

    Mail(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Paper")
  static class Paper {

    @Id @Nullable String id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @Nullable Folder folder;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Mail mail;

    protected Paper() {}

    Paper(String id) {
      this.id = id;
    }
  }
}
