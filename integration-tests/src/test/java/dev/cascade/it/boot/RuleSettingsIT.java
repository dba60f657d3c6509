package dev.cascade.it.boot;

import static dev.cascade.CascadeOption.DELETE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rules out of settings over those out of annotations, and both over JPA's own cascade. */
class RuleSettingsIT {

  private static final String DELETE_POST = "delete from posts where id=?";

  /** The posts of a user, one statement a relationship; none for the passive one. */
  private static final String[] DELETE_UNLOADED = {
    "delete from posts p1_0 where p1_0.byAnnotation_id in (?)",
    "delete from posts p1_0 where p1_0.bySetting_id in (?)",
    "delete from posts p1_0 where p1_0.layered_id in (?)",
    "delete from users where id=?"
  };

  @RegisterExtension
  static final MappedDatabase blog =
      MappedDatabase.of(User.class, Post.class)
          .with("cascade.rules.User.byAnnotation", "all, delete-orphan")
          .with("cascade.rules." + User.class.getName() + ".bySetting", "all")
          .with("cascade.rules.User.passive", "all");

  @Test
  void aSettingReplacesTheOptionsOfAnAnnotation() {
    blog.save(
        userWithPost(
            (user, post) -> {
              user.byAnnotation.add(post);
              post.byAnnotation = user;
            }));

    var sql = blog.recordSql(session -> session.find(User.class, "ada").byAnnotation.clear());

    assertThat(sql.writes()).containsExactly(DELETE_POST);
    assertThat(blog.rows("select id from posts")).isEmpty();
  }

  @Test
  void aSettingMakesARuleWhereThereIsNoAnnotation() {
    blog.save(
        userWithPost(
            (user, post) -> {
              user.bySetting.add(post);
              post.bySetting = user;
            }));

    var sql = blog.recordSql(session -> session.remove(session.find(User.class, "ada")));

    assertThat(sql.writes()).containsExactly(DELETE_UNLOADED);
    assertThat(blog.rows("select id from posts")).isEmpty();
  }

  @Test
  void aSettingLeavesPassiveDeletesToTheAnnotation() {
    blog.save(
        userWithPost(
            (user, post) -> {
              user.passive.add(post);
              post.passive = user;
            }));

    var sql = blog.recordSql(session -> session.remove(session.find(User.class, "ada")));

    assertThat(sql.writes()).containsExactly(DELETE_UNLOADED);
    assertThat(blog.rows("select id from posts")).isEmpty();
  }

  @Test
  void jpasPersistAndTheRulesDeleteBothHold() {
    var persisting =
        blog.recordSql(
            session ->
                session.persist(
                    userWithPost(
                        (user, post) -> {
                          user.layered.add(post);
                          post.layered = user;
                        })));

    assertThat(persisting.writes())
        .containsExactly(
            "insert into users (id) values (?)",
            "insert into posts (byAnnotation_id,bySetting_id,layered_id,passive_id,id) values (?,?,?,?,?)");

    var removing = blog.recordSql(session -> session.remove(session.find(User.class, "ada")));

    assertThat(removing.writes()).containsExactly(DELETE_UNLOADED);
    assertThat(blog.rows("select id from posts")).isEmpty();
  }

  private static User userWithPost(BiConsumer<User, Post> link) {
    var user = new User();
    user.id = "ada";
    var post = new Post();
    post.id = "first";
    link.accept(user, post);
    return user;
  }

  @Entity(name = "User")
  @Table(name = "users")
  static class User {

    @Id String id;

    @OneToMany(mappedBy = "byAnnotation")
    @CascadeRule
    List<Post> byAnnotation = new ArrayList<>();

    @OneToMany(mappedBy = "bySetting")
    List<Post> bySetting = new ArrayList<>();

    @OneToMany(mappedBy = "passive")
    @CascadeRule(passiveDeletes = PassiveDeletes.ON)
    List<Post> passive = new ArrayList<>();

    @OneToMany(mappedBy = "layered", cascade = CascadeType.PERSIST)
    @CascadeRule(DELETE)
    List<Post> layered = new ArrayList<>();
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post {

    @Id String id;
    @ManyToOne User byAnnotation;
    @ManyToOne User bySetting;

    @ManyToOne
    @OnParentDelete(OnDelete.CASCADE)
    User passive;

    @ManyToOne User layered;
  }
}
