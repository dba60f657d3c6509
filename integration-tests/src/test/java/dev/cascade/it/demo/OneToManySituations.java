package dev.cascade.it.demo;

import static dev.cascade.it.demo.Situation.ask;

import dev.cascade.it.domain.Comment;
import dev.cascade.it.domain.Post;
import dev.cascade.it.domain.User;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Hibernate;

/** User.posts, Post.comments, Post.postLikes: {@code @CascadeRule({ALL, DELETE_ORPHAN})}. */
final class OneToManySituations {

  static final List<Situation> ALL =
      List.of(
          ask("Add a post with a comment to a user that is in the session", Application::twoUsers)
              .when(
                  "user.addPost(new Post(\"first\").addComment(new Comment(\"nice\", user)));",
                  session -> {
                    var user = session.find(User.class, 1L);
                    user.addPost(new Post("first").addComment(new Comment("nice", user)));
                  })
              .then("SAVE_UPDATE: both are saved at the flush, without persist.")
              .leaves("posts", "id=1 user_id=1 title=first")
              .leaves("comments", "id=1 author_id=1 post_id=1 content=nice"),
          ask("Remove a post from its user", Application::posts)
              .when(
                  "user.removePost(post);",
                  session -> {
                    var user = session.find(User.class, 1L);
                    user.removePost(user.getPosts().get(0));
                  })
              .then("DELETE_ORPHAN: the post is deleted, with its comments and likes.")
              .leaves("posts", "id=2 user_id=1 title=second")
              .leaves("comments")
              .leaves("post_likes"),
          ask("Set the post's own side to null; the list is not even loaded", Application::posts)
              .when("post.setUser(null);", session -> session.find(Post.class, 1L).setUser(null))
              .then("The same: a post without a user is an orphan, from whichever side it is seen.")
              .leaves("posts", "id=2 user_id=1 title=second")
              .leaves("comments")
              .leaves("post_likes"),
          ask("Give a user a new list of posts", Application::posts)
              .when(
                  "user.setPosts(new ArrayList<>(List.of(second)));",
                  session -> {
                    var second = session.find(Post.class, 2L);
                    session.find(User.class, 1L).setPosts(new ArrayList<>(List.of(second)));
                  })
              .then("Legal: what is missing in the new list is deleted.")
              .leaves("posts", "id=2 user_id=1 title=second")
              .leaves("comments")
              .leaves("post_likes"),
          ask("Move a post to another user", Application::posts)
              .when(
                  """
                  ada.removePost(post);
                  grace.addPost(post);""",
                  session -> {
                    var ada = session.find(User.class, 1L);
                    var post = ada.getPosts().get(0);
                    ada.removePost(post);
                    session.find(User.class, 2L).addPost(post);
                  })
              .then("A moved post is no orphan: one update, nothing is deleted.")
              .sends(3, "update posts set title=?,user_id=? where id=?")
              .leaves("posts", "id=1 user_id=2 title=first", "id=2 user_id=1 title=second")
              .leaves("comments", "id=1 author_id=2 post_id=1 content=nice"),
          ask("Delete a user whose posts are loaded", Application::posts)
              .when(
                  """
                  Hibernate.initialize(user.getPosts());
                  session.remove(user);""",
                  session -> {
                    var user = session.find(User.class, 1L);
                    Hibernate.initialize(user.getPosts());
                    session.remove(user);
                  })
              .then("DELETE: everything below goes, children first.")
              .leaves("users", "id=2 name=grace")
              .leaves("profiles")
              .leaves("posts")
              .leaves("comments")
              .leaves("post_likes"),
          ask("Delete a user of whom nothing is loaded", Application::posts)
              .when(
                  "session.remove(session.getReference(User.class, id));",
                  session -> session.remove(session.getReference(User.class, 1L)))
              .then("The same, and nothing is loaded for it: one statement a level.")
              .leaves("users", "id=2 name=grace")
              .leaves("profiles")
              .leaves("posts")
              .leaves("comments")
              .leaves("post_likes"),
          ask("Delete a user who commented and liked elsewhere", Application::posts)
              .when(
                  "session.remove(grace);", session -> session.remove(session.find(User.class, 2L)))
              .then("@OnParentDelete: the comment stays without author (SET_NULL), the like goes.")
              .leaves("users", "id=1 name=ada")
              .leaves("comments", "id=1 author_id=null post_id=1 content=nice")
              .leaves("post_likes"));

  private OneToManySituations() {}
}
