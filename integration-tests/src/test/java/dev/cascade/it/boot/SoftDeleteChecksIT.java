package dev.cascade.it.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cascade.DeletedAt;
import dev.cascade.DeletedBy;
import dev.cascade.DeletionId;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.violation.CascadeConfigurationException;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.HibernateException;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.SQLDelete;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.persister.entity.SingleTableEntityPersister;
import org.junit.jupiter.api.Test;

/** Deletion marks that cannot hold, all told in one report; and those that can. */
class SoftDeleteChecksIT {

  @Test
  void oneExceptionTellsEveryMistakeWithItsPlaceAndRemedy() {
    var refused =
        catchThrowableOfType(
            CascadeConfigurationException.class,
            Boot.of(
                    Dated.class,
                    Unmapped.class,
                    Identified.class,
                    Inside.class,
                    Base.class,
                    Sub.class,
                    Away.class,
                    NotNull.class,
                    Computed.class,
                    Frozen.class,
                    Numbered.class,
                    ByParent.class,
                    Twice.class,
                    Alone.class,
                    Hibernates.class,
                    ByStatement.class,
                    Restricted.class)
                ::metadata);

    assertThat(Stream.of(refused.getMessage().split("\n- ")).skip(1))
        .containsExactlyInAnyOrder(
            """
            [CASCADE-117] Dated.deletedAt: @DeletedAt stands here, but this is not an Instant, an OffsetDateTime or a LocalDateTime.
              Change its type, without a converter, or put the annotation elsewhere.""",
            """
            [CASCADE-117] Unmapped.deletedAt: @DeletedAt stands here, but this is no mapped attribute beside the identifier.
              Put it on one, or map the attribute.""",
            """
            [CASCADE-117] Identified.id: @DeletedAt stands here, but this is no mapped attribute beside the identifier.
              Put it on one, or map the attribute.""",
            """
            [CASCADE-117] Inside.marks.deletedAt: @DeletedAt stands here, but this is inside an embeddable.
              Put it on an attribute of the entity itself.""",
            """
            [CASCADE-117] Sub.deletedAt: @DeletedAt stands here, but not every Base has this attribute.
              Put it on an attribute of the root entity, or of a mapped superclass above it.""",
            """
            [CASCADE-117] Away.deletedAt: @DeletedAt stands here, but its column is in the secondary table far_away.
              Map it to the entity's own table.""",
            """
            [CASCADE-117] NotNull.deletedAt: @DeletedAt stands here, but deletedAt is NOT NULL, and the rows that live have NULL there.
              Make the column nullable.""",
            """
            [CASCADE-117] Computed.deletedAt: @DeletedAt stands here, but this has no column.
              Map it to a column.""",
            """
            [CASCADE-117] Frozen.deletedAt: @DeletedAt stands here, but it is never updated.
              Make it updatable.""",
            """
            [CASCADE-117] Numbered.deletion: @DeletionId stands here, but this is not a UUID.
              Change its type, without a converter, or put the annotation elsewhere.""",
            """
            [CASCADE-117] ByParent.deletedBy: @DeletedBy stands here, but this is not a value in one column.
              Change its type, without a converter, or put the annotation elsewhere.""",
            """
            [CASCADE-118] Twice.second: @DeletedAt stands here and on Twice.first.
              Keep one of them.""",
            """
            [CASCADE-118] Alone.deletion: @DeletionId stands here, but no attribute of Alone is @DeletedAt.
              Write @DeletedAt on the attribute that says when, or remove it.""",
            """
            [CASCADE-119] Hibernates.deletedAt: @DeletedAt stands here, and Hibernate's @SoftDelete on the same entity.
              Keep one of them.""",
            """
            [CASCADE-119] ByStatement.deletedAt: @DeletedAt stands here, and Hibernate's @SQLDelete on the same entity.
              Keep one of them.""",
            """
            [CASCADE-119] Restricted.deletedAt: @DeletedAt stands here, and Hibernate's @SQLRestriction on its column on the same entity.
              Keep one of them.""");
  }

  @Test
  void aListWithAnOrderColumnIsRefused() {
    assertThatThrownBy(Boot.of(Album.class, Photo.class)::metadata)
        .isInstanceOf(CascadeConfigurationException.class)
        .hasMessage(
            """
            2 cascade rules cannot hold:
            - [CASCADE-120] Album.photos: its places are in a column, and a Photo that is deleted leaves a gap.
              Write @OrderBy in place of @OrderColumn, or use a set.
            - [CASCADE-120] Album.shared: its places are in a column, and a Photo that is deleted leaves a gap.
              Write @OrderBy in place of @OrderColumn, or use a set.""");
  }

  @Test
  void everyTimeAndASuperclassOfOnesOwnAreAccepted() {
    try (var sessions =
        Boot.of(AtInstant.class, AtOffset.class, AtLocal.class, Heir.class).sessionFactory()) {
      assertThat(sessions.getDefinedFilterNames())
          .containsExactlyInAnyOrder(
              "cascade.live", "cascade.with-deleted", "cascade.only-deleted");
      assertThat(sessions.getAutoEnabledFilters()).isEmpty();
    }
  }

  @Test
  void withoutSuchATypeHibernateReadsAsItAlwaysDoes() {
    try (var sessions = Boot.of(Plain.class).sessionFactory()) {
      var persister = sessions.getMappingMetamodel().getEntityDescriptor(Plain.class);
      assertThat(persister).isExactlyInstanceOf(SingleTableEntityPersister.class);
      assertThat(sessions.getDefinedFilterNames()).isEmpty();
    }
  }

  @Test
  void anotherTranslatorOfQueriesInPlaceOfOursIsRefused() {
    var boot =
        Boot.of(AtInstant.class)
            .with(
                "hibernate.query.sqm.translator",
                "org.hibernate.query.sqm.sql.StandardSqmTranslatorFactory");

    assertThatThrownBy(boot::sessionFactory)
        .isInstanceOf(HibernateException.class)
        .hasMessage(
            "Soft-deletable types need the setting hibernate.query.sqm.translator, but it is given otherwise, or our services are not found. Remove the setting, or @DeletedAt from all entities.");
  }

  @Entity(name = "Dated")
  static class Dated {
    @Id Long id;
    @DeletedAt LocalDate deletedAt;
  }

  @Entity(name = "Unmapped")
  static class Unmapped {
    @Id Long id;
    @DeletedAt @Transient Instant deletedAt;
  }

  @Entity(name = "Identified")
  static class Identified {
    @Id @DeletedAt Instant id;
  }

  @Entity(name = "Inside")
  static class Inside {
    @Id Long id;
    Marks marks;
  }

  @Embeddable
  static class Marks {
    @DeletedAt Instant deletedAt;
  }

  @Entity(name = "Base")
  static class Base {
    @Id Long id;
  }

  @Entity(name = "Sub")
  static class Sub extends Base {
    @DeletedAt Instant deletedAt;
  }

  @Entity(name = "Away")
  @SecondaryTable(name = "far_away")
  static class Away {
    @Id Long id;

    @DeletedAt
    @Column(table = "far_away")
    Instant deletedAt;
  }

  @Entity(name = "NotNull")
  static class NotNull {
    @Id Long id;

    @DeletedAt
    @Column(nullable = false)
    Instant deletedAt;
  }

  @Entity(name = "Computed")
  static class Computed {
    @Id Long id;

    @DeletedAt
    @Formula("now()")
    Instant deletedAt;
  }

  @Entity(name = "Frozen")
  static class Frozen {
    @Id Long id;

    @DeletedAt
    @Column(updatable = false)
    Instant deletedAt;
  }

  @Entity(name = "Numbered")
  static class Numbered {
    @Id Long id;
    @DeletedAt Instant deletedAt;
    @DeletionId Long deletion;
  }

  @Entity(name = "ByParent")
  static class ByParent {
    @Id Long id;
    @DeletedAt Instant deletedAt;
    @ManyToOne @DeletedBy Base deletedBy;
  }

  @Entity(name = "Twice")
  static class Twice {
    @Id Long id;
    @DeletedAt Instant first;
    @DeletedAt Instant second;
  }

  @Entity(name = "Alone")
  static class Alone {
    @Id Long id;
    @DeletionId UUID deletion;
  }

  @Entity(name = "Hibernates")
  @SoftDelete
  static class Hibernates {
    @Id Long id;
    @DeletedAt Instant deletedAt;
  }

  @Entity(name = "ByStatement")
  @SQLDelete(sql = "update ByStatement set deletedAt = now() where id = ?")
  static class ByStatement {
    @Id Long id;
    @DeletedAt Instant deletedAt;
  }

  @Entity(name = "Restricted")
  @SQLRestriction("deletedAt is null")
  static class Restricted {
    @Id Long id;
    @DeletedAt Instant deletedAt;
  }

  @Entity(name = "Album")
  static class Album {
    @Id Long id;

    @OneToMany(mappedBy = "album")
    @OrderColumn
    List<Photo> photos;

    @ManyToMany @OrderColumn List<Photo> shared;
    @ManyToMany List<Photo> favourites;
  }

  @Entity(name = "Photo")
  static class Photo extends SoftDeletable {
    @Id Long id;
    @ManyToOne Album album;
  }

  @Entity(name = "AtInstant")
  static class AtInstant {
    @Id Long id;
    @DeletedAt Instant deletedAt;
    @DeletionId UUID deletionId;
    @DeletedBy String deletedBy;
  }

  @Entity(name = "AtOffset")
  static class AtOffset {
    @Id Long id;
    @DeletedAt OffsetDateTime deletedAt;
  }

  @Entity(name = "AtLocal")
  static class AtLocal {
    private Long id;
    private LocalDateTime deletedAt;

    @Id
    Long getId() {
      return id;
    }

    void setId(Long id) {
      this.id = id;
    }

    @DeletedAt
    LocalDateTime getDeletedAt() {
      return deletedAt;
    }

    void setDeletedAt(LocalDateTime deletedAt) {
      this.deletedAt = deletedAt;
    }
  }

  @Entity(name = "Heir")
  static class Heir extends SoftDeletable {
    @Id Long id;
  }

  @Entity(name = "Plain")
  static class Plain {
    @Id Long id;
    Instant deletedAt;
  }
}
