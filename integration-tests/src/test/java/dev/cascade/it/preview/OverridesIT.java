package dev.cascade.it.preview;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.it.preview.Measured.rowsGone;
import static dev.cascade.plan.DeletionStep.Action.DELETE;
import static dev.cascade.plan.DeletionStep.Action.REFUSE;
import static dev.cascade.plan.DeletionStep.Action.SET_NULL;
import static dev.cascade.plan.DeletionStep.Action.UNLINK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.Retained;
import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.refusal.TooManyRowsException;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.metamodel.Attribute;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Users whose posts go with them, unless one delete says otherwise. */
class OverridesIT {

  @RegisterExtension
  static final MappedDatabase blog =
      MappedDatabase.of(
          User.class,
          Post.class,
          Comment.class,
          Tag.class,
          Draft.class,
          Photo.class,
          Account.class,
          Note.class);

  @BeforeEach
  void aUserWithEverything() {
    var user = new User(1);
    var tag = new Tag(1);
    var first = new Post(1, user, tag);
    blog.save(user, tag, first, new Post(2, user, tag), new Comment(1, first));
    blog.save(new Draft(1, user), new Photo(1, user));
  }

  @Test
  void childrenThatWouldGoAreReleased() {
    var gone =
        rowsGone(
            blog,
            session -> {
              var affected =
                  Cascades.of(session)
                      .deleting(session.find(User.class, 1L))
                      .with(attribute(session, User.class, "posts"), SET_NULL)
                      .execute();
              assertThat(affected.over("User.posts")).isEqualTo(2);
              assertThat(affected.deletedByEntity().keySet())
                  .containsExactlyInAnyOrder(User.class.getName(), Photo.class.getName());
            });

    assertThat(gone).isEqualTo(Map.of("users", 1L, "photos", 1L));
    assertThat(blog.rows("select id, user_id from posts order by id"))
        .containsExactly("1|null", "2|null");
  }

  @Test
  void thePlanIsMadeByTheChangedRules() {
    blog.inTransaction(
        session ->
            assertThat(
                    Cascades.of(session)
                        .deleting(User.class, 1L)
                        .with("posts", SET_NULL)
                        .with("drafts", DELETE)
                        .plan()
                        .toString())
                .contains(
                    "  User.posts: SET NULL 2 rows, as a set (User.posts has no DELETE, so posts.user_id becomes NULL; nothing needs the instances)\n",
                    "  User.drafts: DELETE 1 row, as a set (User.drafts has DELETE; nothing needs the instances)\n")
                .doesNotContain("comments"));
  }

  @Test
  void aPlanIsCarriedOutByTheChangedRules() {
    var gone =
        rowsGone(
            blog,
            session ->
                Cascades.of(session)
                    .deleting(User.class, 1L)
                    .with("posts", SET_NULL)
                    .plan()
                    .execute());

    assertThat(gone).isEqualTo(Map.of("users", 1L, "photos", 1L));
  }

  @Test
  void loadedChildrenAreReleasedInMemoryToo() {
    blog.inTransaction(
        session -> {
          var user = session.find(User.class, 1L);
          Hibernate.initialize(user.posts);
          var post = user.posts.iterator().next();
          Cascades.of(session).deleting(user).with("posts", SET_NULL).execute();
          assertThat(post.user).isNull();
          assertThat(session.contains(post)).isTrue();
          session.flush();
          assertThat(session.contains(post)).isTrue();
        });

    assertThat(blog.rows("select id, user_id from posts order by id"))
        .containsExactly("1|null", "2|null");
  }

  @Test
  void childrenThatWouldStayAreDeleted() {
    var gone =
        rowsGone(
            blog,
            session ->
                assertThat(
                        Cascades.of(session)
                            .deleting(User.class, 1L)
                            .with("drafts", DELETE)
                            .execute()
                            .deleted(Draft.class))
                    .isEqualTo(1));

    assertThat(gone)
        .isEqualTo(
            Map.of(
                "users",
                1L,
                "posts",
                2L,
                "comments",
                1L,
                "posts_tags",
                2L,
                "drafts",
                1L,
                "photos",
                1L));
  }

  @Test
  void whatIsLeftToTheDatabaseIsReleasedBeforeItActs() {
    var gone =
        rowsGone(
            blog,
            session ->
                Cascades.of(session)
                    .deleting(User.class, 1L)
                    .with("posts", SET_NULL)
                    .with("photos", SET_NULL)
                    .execute());

    assertThat(gone).isEqualTo(Map.of("users", 1L));
    assertThat(blog.rows("select id, user_id from photos")).containsExactly("1|null");
  }

  @Test
  void aDeeperAttributeIsNamedByItsPath() {
    var gone =
        rowsGone(
            blog,
            session ->
                Cascades.of(session)
                    .deleting(User.class, 1L)
                    .with("posts.tags", DELETE)
                    .with("posts.comments", SET_NULL)
                    .execute());

    assertThat(gone)
        .isEqualTo(Map.of("users", 1L, "posts", 2L, "posts_tags", 2L, "tags", 1L, "photos", 1L));
    assertThat(blog.rows("select id, post_id from comments")).containsExactly("1|null");
  }

  @Test
  void theNextDeleteFollowsTheRulesAgain() {
    blog.save(new User(2));
    blog.inTransaction(
        session -> {
          session.persist(new Post(3, session.find(User.class, 2L)));
          Cascades.of(session).deleting(User.class, 1L).with("posts", SET_NULL).execute();
          session.remove(session.find(User.class, 2L));
        });

    assertThat(blog.rows("select id from posts order by id")).containsExactly("1", "2");
  }

  @Test
  void whatFailsLeavesTheRulesAsTheyAre() {
    blog.inTransaction(
        session -> {
          var request =
              Cascades.of(session).deleting(User.class, 1L).with("posts", SET_NULL).maxRows(3);
          assertThatThrownBy(request::execute).isInstanceOf(TooManyRowsException.class);
          session.remove(session.find(User.class, 1L));
        });

    assertThat(blog.rows("select id from posts")).isEmpty();
  }

  @Test
  void whatCannotBeIsRefusedBeforeAnythingIsSent() {
    var sql =
        blog.recordSql(
            session -> {
              assertRefused(
                  session,
                  "accounts",
                  SET_NULL,
                  "User.accounts cannot be SET_NULL for one delete: accounts.user_id is NOT NULL. Only DELETE can be.");
              assertRefused(
                  session,
                  "posts",
                  UNLINK,
                  "User.posts cannot be UNLINK for one delete: that is no choice there. DELETE and SET_NULL can be.");
              assertRefused(
                  session,
                  "posts",
                  REFUSE,
                  "User.posts cannot be REFUSE for one delete: that is no choice there. DELETE and SET_NULL can be.");
              assertRefused(
                  session,
                  "posts.user",
                  SET_NULL,
                  "Post.user cannot be SET_NULL for one delete: that is no choice there. Only DELETE can be.");
              assertRefused(
                  session,
                  "notes",
                  SET_NULL,
                  "User.notes cannot be SET_NULL for one delete: JPA's own cascade removes there, and no rule stands in its place. Write a @CascadeRule on User.notes.");
              assertRefused(
                  session,
                  "likes",
                  DELETE,
                  "likes is no association of an entity. Name one; within an embeddable by its path from the root, as text.");
            });

    assertThat(sql.all()).isEmpty();
  }

  @Test
  void anAttributeThatIsNoAssociationIsRefused() {
    blog.inTransaction(
        session -> {
          var request = Cascades.of(session).deleting(User.class, 1L);
          var id = attribute(session, User.class, "id");
          assertThatThrownBy(() -> request.with(id, DELETE))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageStartingWith("User.id is no association of an entity.");
        });
  }

  @Test
  void retainedRowsStay() {
    blog.inTransaction(
        session -> {
          var request = Cascades.of(session).deleting(User.class, 1L);
          assertThatThrownBy(() -> request.with("accounts", DELETE))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("[CASCADE-108]");
        });
  }

  private static void assertRefused(
      EntityManager session, String path, dev.cascade.plan.DeletionStep.Action action, String why) {
    var request = Cascades.of(session).deleting(User.class, 1L);
    assertThatThrownBy(() -> request.with(path, action))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(why);
  }

  // As a static metamodel has it: User_.posts.
  private static Attribute<?, ?> attribute(EntityManager session, Class<?> entity, String name) {
    return session.getMetamodel().entity(entity).getAttribute(name);
  }

  @Entity(name = "User")
  @Table(name = "users")
  static class User {

    @Id long id;

    @OneToMany(mappedBy = "user")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Set<Post> posts = new LinkedHashSet<>();

    @OneToMany(mappedBy = "user")
    @CascadeRule
    Set<Draft> drafts = new LinkedHashSet<>();

    @OneToMany(mappedBy = "user")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    Set<Photo> photos = new LinkedHashSet<>();

    @OneToMany(mappedBy = "user")
    List<Account> accounts = new ArrayList<>();

    @OneToMany(mappedBy = "user", cascade = CascadeType.REMOVE)
    List<Note> notes = new ArrayList<>();

    protected User() {}

    User(long id) {
      this.id = id;
    }
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post {

    @Id long id;

    @ManyToOne @Nullable User user;

    @OneToMany(mappedBy = "post")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Set<Comment> comments = new LinkedHashSet<>();

    @ManyToMany @CascadeRule Set<Tag> tags = new LinkedHashSet<>();

    protected Post() {}

    Post(long id, User user, Tag... tags) {
      this.id = id;
      this.user = user;
      this.tags.addAll(List.of(tags));
    }
  }

  @Entity(name = "Comment")
  @Table(name = "comments")
  static class Comment {

    @Id long id;

    @ManyToOne @Nullable Post post;

    protected Comment() {}

    Comment(long id, Post post) {
      this.id = id;
      this.post = post;
    }
  }

  @Entity(name = "Tag")
  @Table(name = "tags")
  static class Tag {

    @Id long id;

    protected Tag() {}

    Tag(long id) {
      this.id = id;
    }
  }

  @Entity(name = "Draft")
  @Table(name = "drafts")
  static class Draft {

    @Id long id;

    @ManyToOne @Nullable User user;

    protected Draft() {}

    Draft(long id, User user) {
      this.id = id;
      this.user = user;
    }
  }

  @Entity(name = "Photo")
  @Table(name = "photos")
  static class Photo {

    @Id long id;

    @ManyToOne
    @OnParentDelete(OnDelete.CASCADE)
    @Nullable User user;

    protected Photo() {}

    Photo(long id, User user) {
      this.id = id;
      this.user = user;
    }
  }

  @Entity(name = "Account")
  @Table(name = "accounts")
  @Retained
  static class Account {

    @Id long id;

    @ManyToOne(optional = false)
    User user;

    protected Account() {}

    Account(long id, User user) {
      this.id = id;
      this.user = user;
    }
  }

  @Entity(name = "Note")
  @Table(name = "notes")
  static class Note {

    @Id long id;

    @ManyToOne @Nullable User user;

    protected Note() {}

    Note(long id, User user) {
      this.id = id;
      this.user = user;
    }
  }
}
