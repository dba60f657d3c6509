package dev.cascade.it.softdelete;

import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.NaturalId;

/**
 * Users write posts, which have tags; everything but comments is soft-deletable. User 2, of user 1
 * the profile and post 12, and tag 2 are deleted.
 */
final class Blog {

  private Blog() {}

  static MappedDatabase database() {
    return MappedDatabase.of(
        User.class, Profile.class, Post.class, Comment.class, Tag.class, Note.class);
  }

  static void fill(MappedDatabase database) {
    database.execute(
        """
        insert into users (id, name, deleted_at) values (1, 'ada', null), (2, 'bob', now());
        insert into users_mails values (1, 'ada@x'), (2, 'bob@x');
        insert into profiles (id, user_id, deleted_at) values (1, 1, now()), (2, 2, null);
        insert into posts (id, title, user_id, deleted_at) values
          (11, 'first', 1, null), (12, 'second', 1, now()), (21, 'third', 2, null);
        insert into comments (id, text, post_id, eager_id) values
          (111, 'a', 11, 11), (121, 'b', 12, 12), (211, 'c', 21, 21);
        insert into tags (id, deleted_at) values (1, null), (2, now()), (3, null);
        insert into posts_tags values (11, 1), (11, 2), (11, 3), (12, 1);
        insert into posts_labels values (11, 1), (11, 2), (11, 3), (12, 1);
        insert into notes (id, post_id, deleted_at) values (1, 11, null), (2, 11, now()), (3, 11, null);
        """);
  }

  @Entity(name = "User")
  @Table(name = "users")
  static class User extends SoftDeletable {
    @Id Long id;
    @NaturalId String name;

    @OneToMany(mappedBy = "user")
    @OrderBy("id")
    List<Post> posts = new ArrayList<>();

    @OneToMany(mappedBy = "user")
    @MapKey(name = "id")
    Map<Long, Post> postsById = new HashMap<>();

    @OneToOne(mappedBy = "user", optional = false)
    Profile profile;

    @ElementCollection
    @JoinTable(name = "users_mails")
    Set<String> mails = new HashSet<>();
  }

  @Entity(name = "Profile")
  @Table(name = "profiles")
  static class Profile extends SoftDeletable {
    @Id Long id;

    @OneToOne(fetch = FetchType.LAZY)
    User user;
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post extends SoftDeletable {
    @Id Long id;
    String title;

    @ManyToOne(fetch = FetchType.LAZY)
    User user;

    @OneToMany(mappedBy = "post")
    Set<Comment> comments = new HashSet<>();

    @ManyToMany
    @JoinTable(name = "posts_tags")
    Set<Tag> tags = new HashSet<>();

    @ManyToMany
    @JoinTable(name = "posts_labels")
    List<Tag> labels = new ArrayList<>();

    @OneToMany
    @JoinColumn(name = "post_id")
    Set<Note> notes = new HashSet<>();
  }

  @Entity(name = "Comment")
  @Table(name = "comments")
  static class Comment {
    @Id Long id;
    String text;

    @ManyToOne(fetch = FetchType.LAZY)
    Post post;

    @ManyToOne Post eager;
  }

  @Entity(name = "Tag")
  @Table(name = "tags")
  static class Tag extends SoftDeletable {
    @Id Long id;
  }

  @Entity(name = "Note")
  @Table(name = "notes")
  static class Note extends SoftDeletable {
    @Id Long id;
  }
}
