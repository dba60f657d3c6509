package dev.cascade.it.sets;

import dev.cascade.it.mapping.MappedDatabase;
import java.util.List;

/** Users, posts, comments and likes; no foreign key has an ON DELETE. */
final class Blog {

  static final String COMMENTS_OF_USERS_POSTS =
      "delete from comments c1_0 where c1_0.post_id in"
          + " (select p2_0.id from posts p2_0 where p2_0.user_id in (?))";
  static final String LIKES_OF_USERS_POSTS =
      "delete from likes l1_0 where l1_0.post_id in"
          + " (select p2_0.id from posts p2_0 where p2_0.user_id in (?))";
  static final String LIKES_OF_USER = "delete from likes l1_0 where l1_0.user_id in (?)";
  static final String POSTS_OF_USER = "delete from posts p1_0 where p1_0.user_id in (?)";
  static final String COMMENTS_OF_POST = "delete from comments c1_0 where c1_0.post_id in (?)";
  static final String LIKES_OF_POST = "delete from likes l1_0 where l1_0.post_id in (?)";
  static final String USER = "delete from users where id=?";
  static final String POST = "delete from posts where id=?";
  static final String COMMENT = "delete from comments where id=?";
  static final String LIKE = "delete from likes where id=?";

  private Blog() {}

  static MappedDatabase database() {
    return MappedDatabase.of(User.class, Post.class, Comment.class, Like.class);
  }

  /** Ada and Bob, with two posts each, with a comment each; each first post is liked by both. */
  static void fill(MappedDatabase database) {
    var ada = user("ada");
    var bob = user("bob");
    ada.posts.get(0).likedBy(ada).likedBy(bob);
    bob.posts.get(0).likedBy(ada).likedBy(bob);
    database.save(ada, bob);
  }

  private static User user(String id) {
    return new User(id).with(post(id + "1")).with(post(id + "2"));
  }

  private static Post post(String id) {
    return new Post(id).with(new Comment("on " + id));
  }

  /** The ids of a table's rows, sorted. */
  static List<String> ids(MappedDatabase database, String table) {
    return database.rows("select id from %s order by id".formatted(table));
  }
}
