package dev.cascade.it.schema;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.MERGE;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** A user whose posts go with it, and whose notes stay, both by the database. */
final class Blog {

  static final Class<?>[] ENTITIES = {User.class, Post.class, Note.class};

  /** Without foreign keys. */
  static final String TABLES =
      """
      create table users (id int primary key);
      create table posts (id int primary key, user_id int);
      create table notes (id int primary key, user_id int);
      """;

  static final String POSTS_KEY =
      "alter table posts add constraint fk_posts_user foreign key (user_id) references users";
  static final String NOTES_KEY =
      "alter table notes add constraint fk_notes_user foreign key (user_id) references users";

  /** As the rules rely on them. */
  static final String KEYS =
      POSTS_KEY + " on delete cascade; " + NOTES_KEY + " on delete set null;";

  static final String ROWS =
      "insert into users values (1); insert into posts values (1, 1); insert into notes values (1, 1);";

  private Blog() {}

  @Entity(name = "User")
  @Table(name = "users")
  static class User {

    @Id int id;

    @OneToMany(mappedBy = "user")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    List<Post> posts = new ArrayList<>();

    @OneToMany(mappedBy = "user")
    @CascadeRule(value = MERGE, passiveDeletes = PassiveDeletes.ALL)
    List<Note> notes = new ArrayList<>();
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(OnDelete.CASCADE)
    User user;
  }

  @Entity(name = "Note")
  @Table(name = "notes")
  static class Note {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(OnDelete.SET_NULL)
    User user;
  }
}
