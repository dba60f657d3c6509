package dev.cascade.it.softdelete;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import dev.cascade.DeletedAt;
import dev.cascade.DeletedBy;
import dev.cascade.DeletionId;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Types whose rows hang below rows of their own type, directly and over another type; and types
 * that do not keep by which deletion they went.
 */
final class Grove {

  private static final List<String> TABLES =
      List.of(
          "drives", "folders", "files", "teams", "members", "albums", "photos", "prints", "frames");

  private Grove() {}

  static MappedDatabase database() {
    return MappedDatabase.of(
        Drive.class,
        Folder.class,
        File.class,
        Team.class,
        Member.class,
        Album.class,
        Photo.class,
        Print.class,
        Frame.class);
  }

  /** Which rows are marked as deleted, {@code folders 11}. */
  static List<String> marked(MappedDatabase database) {
    return TABLES.stream()
        .flatMap(
            table ->
                database
                    .rows(
                        "select concat('%1$s ', id) from %1$s where deleted_at is not null order by id"
                            .formatted(table))
                    .stream())
        .toList();
  }

  @Entity(name = "Drive")
  @Table(name = "drives")
  static class Drive extends SoftDeletable {
    @Id Long id;

    @OneToMany(mappedBy = "drive")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Set<Folder> folders = new HashSet<>();
  }

  @Entity(name = "Folder")
  @Table(name = "folders")
  static class Folder extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "drive_id")
    Drive drive;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "folder_id")
    Folder folder;

    @OneToMany(mappedBy = "folder")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Set<Folder> folders = new HashSet<>();

    @OneToMany(mappedBy = "folder")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Set<File> files = new HashSet<>();
  }

  @Entity(name = "File")
  @Table(name = "files")
  static class File extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "folder_id")
    Folder folder;
  }

  @Entity(name = "Team")
  @Table(name = "teams")
  static class Team extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "member_id")
    Member founder;

    @OneToMany(mappedBy = "team")
    @CascadeRule(ALL)
    Set<Member> members = new HashSet<>();
  }

  @Entity(name = "Member")
  @Table(name = "members")
  static class Member extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "team_id")
    Team team;

    @OneToMany(mappedBy = "founder")
    @CascadeRule(ALL)
    Set<Team> teams = new HashSet<>();
  }

  @Entity(name = "Album")
  @Table(name = "albums")
  static class Album {
    @Id Long id;

    @DeletedAt
    @Column(name = "deleted_at")
    @Nullable LocalDateTime deletedAt;

    @OneToMany(mappedBy = "album")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Set<Photo> photos = new HashSet<>();
  }

  @Entity(name = "Photo")
  @Table(name = "photos")
  static class Photo {
    @Id Long id;

    @DeletedAt
    @Column(name = "deleted_at")
    @Nullable Instant deletedAt;

    @DeletionId
    @Column(name = "deletion_id")
    @Nullable UUID deletionId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "album_id")
    Album album;

    @OneToMany(mappedBy = "photo")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Set<Print> prints = new HashSet<>();
  }

  @Entity(name = "Print")
  @Table(name = "prints")
  static class Print {
    @Id Long id;

    @DeletedAt
    @Column(name = "deleted_at")
    @Nullable OffsetDateTime deletedAt;

    @DeletedBy
    @Column(name = "deleted_by")
    @Nullable String deletedBy;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "photo_id")
    Photo photo;

    @OneToMany(mappedBy = "print")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Set<Frame> frames = new HashSet<>();
  }

  @Entity(name = "Frame")
  @Table(name = "frames")
  static class Frame extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "print_id")
    Print print;
  }
}
