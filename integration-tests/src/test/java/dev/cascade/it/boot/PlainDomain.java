package dev.cascade.it.boot;

import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.Hibernate;
import org.hibernate.SessionFactory;

/** Entities without a word of ours, and what an application does with them. */
final class PlainDomain {

  private static final String GIVEN =
      """
      truncate users, profiles, posts, comments, tags, posts_tags, departments, employees;
      insert into users values ('ada'), ('bob');
      insert into profiles (id, user_id) values ('pa', 'ada');
      insert into posts (id, user_id) values ('p1', 'ada'), ('p2', 'ada'), ('p3', 'bob');
      insert into comments (id, post_id) values (-1, 'p1'), (-2, 'p1'), (-3, 'p3');
      insert into tags values ('java');
      insert into posts_tags (post_id, tags_id) values ('p1', 'java'), ('p2', 'java');
      insert into departments values ('it');
      insert into employees (id, department_id) values ('eve', 'it');
      """;

  private static final Map<String, Consumer<EntityManager>> OPERATIONS = new LinkedHashMap<>();

  static {
    OPERATIONS.put("persist a user with posts", session -> session.persist(newUser()));
    OPERATIONS.put("persist a comment", session -> post(session).addComment(new Comment()));
    OPERATIONS.put("find", session -> session.find(User.class, "ada"));
    OPERATIONS.put("change a reference", session -> post(session).user = user(session, "bob"));
    OPERATIONS.put("remove a user", session -> session.remove(user(session, "ada")));
    OPERATIONS.put("remove a user with loaded posts", PlainDomain::removeLoaded);
    OPERATIONS.put("remove a reference", PlainDomain::removeReference);
    OPERATIONS.put("remove a post", session -> session.remove(post(session)));
    OPERATIONS.put("clear posts", session -> user(session, "ada").posts.clear());
    OPERATIONS.put("remove one post", session -> user(session, "ada").posts.remove(0));
    OPERATIONS.put("set the profile to null", session -> user(session, "ada").profile = null);
    OPERATIONS.put("replace the profile", PlainDomain::replaceProfile);
    OPERATIONS.put("add a tag", session -> post(session).tags.add(new Tag("sql")));
    OPERATIONS.put("take out a tag", session -> post(session).tags.clear());
    OPERATIONS.put("merge a detached user", PlainDomain::merge);
    OPERATIONS.put("refresh", session -> session.refresh(user(session, "ada")));
    OPERATIONS.put("detach and change", PlainDomain::detach);
    OPERATIONS.put("query after a change", PlainDomain::queryAfterChange);
    OPERATIONS.put("delete by HQL", session -> update(session, "delete from Comment"));
    OPERATIONS.put("update by HQL", session -> update(session, "update Post set user = null"));
    OPERATIONS.put("remove an employee", PlainDomain::removeEmployee);
    OPERATIONS.put("release an employee", PlainDomain::releaseEmployee);
    OPERATIONS.put("delete without a session", PlainDomain::deleteStateless);
  }

  private PlainDomain() {}

  /** The entities with their tables, not yet booted. */
  static MappedDatabase database() {
    return MappedDatabase.of(
        User.class,
        Profile.class,
        Post.class,
        Comment.class,
        Tag.class,
        Department.class,
        Employee.class);
  }

  /** What each operation sends, one line each: the operation, a colon, the statement. */
  static List<String> sentBy(MappedDatabase database) {
    var result = new ArrayList<String>();
    OPERATIONS.forEach(
        (name, operation) -> {
          database.execute(GIVEN);
          database.recordSql(operation).all().forEach(sql -> result.add(name + ": " + sql));
        });
    return result;
  }

  /** The number of operations. */
  static int size() {
    return OPERATIONS.size();
  }

  private static User newUser() {
    var user = new User();
    user.id = "eve";
    var post = new Post();
    post.id = "p9";
    post.user = user;
    user.posts.add(post);
    return user;
  }

  private static User user(EntityManager session, String id) {
    return session.find(User.class, id);
  }

  private static Post post(EntityManager session) {
    return session.find(Post.class, "p1");
  }

  private static void removeLoaded(EntityManager session) {
    var ada = user(session, "ada");
    ada.posts.forEach(post -> Hibernate.initialize(post.comments));
    session.remove(ada);
  }

  private static void removeReference(EntityManager session) {
    session.remove(session.getReference(Comment.class, -3L));
  }

  private static void replaceProfile(EntityManager session) {
    var profile = new Profile();
    profile.id = "new";
    profile.user = user(session, "ada");
    profile.user.profile = profile;
  }

  private static void merge(EntityManager session) {
    var ada = user(session, "ada");
    Hibernate.initialize(ada.posts);
    session.clear();
    ada.posts.remove(0);
    session.merge(ada);
  }

  private static void detach(EntityManager session) {
    var ada = user(session, "ada");
    Hibernate.initialize(ada.posts);
    session.detach(ada);
    ada.posts.clear();
  }

  private static void queryAfterChange(EntityManager session) {
    session.remove(post(session));
    session.createQuery("from Comment", Comment.class).getResultList();
  }

  private static void update(EntityManager session, String hql) {
    session.createQuery(hql).executeUpdate();
  }

  private static void removeEmployee(EntityManager session) {
    session.remove(session.find(Employee.class, "eve"));
  }

  private static void releaseEmployee(EntityManager session) {
    var it = session.find(Department.class, "it");
    it.employees.remove(0).department = null;
    session.flush();
    session.remove(it);
  }

  private static void deleteStateless(EntityManager session) {
    session
        .getEntityManagerFactory()
        .unwrap(SessionFactory.class)
        .inStatelessTransaction(other -> other.delete(other.get(Comment.class, -1L)));
  }

  @Entity(name = "User")
  @Table(name = "users")
  static class User {

    @Id String id;

    @OneToMany(mappedBy = "user", cascade = CascadeType.ALL, orphanRemoval = true)
    List<Post> posts = new ArrayList<>();

    @OneToOne(mappedBy = "user", cascade = CascadeType.ALL, orphanRemoval = true)
    Profile profile;
  }

  @Entity(name = "Profile")
  @Table(name = "profiles")
  static class Profile {

    @Id String id;
    @OneToOne User user;
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post {

    @Id String id;
    @ManyToOne User user;

    @OneToMany(
        mappedBy = "post",
        cascade = {CascadeType.PERSIST, CascadeType.REMOVE})
    List<Comment> comments = new ArrayList<>();

    @ManyToMany(cascade = CascadeType.PERSIST)
    List<Tag> tags = new ArrayList<>();

    void addComment(Comment comment) {
      comments.add(comment);
      comment.post = this;
    }
  }

  @Entity(name = "Comment")
  @Table(name = "comments")
  static class Comment {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    Long id;

    @ManyToOne Post post;
  }

  @Entity(name = "Tag")
  @Table(name = "tags")
  static class Tag {

    @Id String id;

    protected Tag() {}

    Tag(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Department")
  @Table(name = "departments")
  static class Department {

    @Id String id;

    @OneToMany(mappedBy = "department")
    List<Employee> employees = new ArrayList<>();
  }

  @Entity(name = "Employee")
  @Table(name = "employees")
  static class Employee {

    @Id String id;
    @ManyToOne Department department;
  }
}
