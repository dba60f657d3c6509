package dev.cascade.it.boot;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;
import org.junit.jupiter.api.Test;

/** ON DELETE clauses, out of {@code @OnParentDelete} and Hibernate's {@code @OnDelete}. */
class GeneratedDdlIT {

  private static final List<String> CLAUSES =
      List.of(
          "cascading_id: on delete cascade",
          "hibernates_id: on delete cascade",
          "oneToOne_id: on delete cascade",
          "plain_id: ",
          "restricting_id: on delete restrict",
          "setNull_id: on delete set null",
          "withDefault_id: on delete set default");

  @Test
  void schemaExportWritesThemWithoutASessionFactory() {
    var script = export(Boot.of(User.class, Post.class).metadata());

    assertThat(clauses(script)).containsExactlyElementsOf(CLAUSES);
  }

  @Test
  void aGeneratedScriptHasThem() {
    var script = new StringWriter();

    Boot.of(User.class, Post.class)
        .with(AvailableSettings.JAKARTA_HBM2DDL_SCRIPTS_ACTION, "create")
        .with(AvailableSettings.JAKARTA_HBM2DDL_SCRIPTS_CREATE_TARGET, script)
        .sessionFactory()
        .close();

    assertThat(clauses(script.toString())).containsExactlyElementsOf(CLAUSES);
  }

  @Test
  void theDatabaseHasThem() {
    try (var database = MappedDatabase.of(User.class, Post.class).boot()) {
      assertThat(
              database.rows(
                  """
                  select attname, confdeltype from pg_constraint
                  join pg_attribute on attrelid = conrelid and attnum = conkey[1]
                  where contype = 'f' and conrelid = 'post'::regclass order by attname
                  """))
          .containsExactly(
              "cascading_id|c",
              "hibernates_id|c",
              "onetoone_id|c",
              "plain_id|a",
              "restricting_id|r",
              "setnull_id|n",
              "withdefault_id|d");
    }
  }

  @Test
  void aSwitchedOffLibraryWritesHibernatesOwnOnly() {
    var script =
        export(Boot.of(User.class, Post.class).with("cascade.enabled", "false").metadata());

    assertThat(clauses(script))
        .contains("hibernates_id: on delete cascade", "cascading_id: ", "setNull_id: ");
  }

  @Test
  void passiveDeletesAreBackedByHibernatesAnnotationAsByOurs() {
    try (var database = MappedDatabase.of(User.class, Post.class).boot()) {
      database.execute(
          """
          insert into users (id) values (1);
          insert into post (id, hibernates_id) values (1, 1);
          insert into post (id, cascading_id) values (2, 1);
          """);

      var sql = database.recordSql(session -> session.remove(session.find(User.class, 1)));

      assertThat(sql.all())
          .containsExactly(
              "select u1_0.id from users u1_0 where u1_0.id=?",
              "select p1_0.id from Post p1_0 where p1_0.restricting_id in (?) order by p1_0.id",
              "delete from users where id=?");
      assertThat(database.rows("select id from post")).isEmpty();
    }
  }

  private static String export(Metadata metadata) {
    var script = new StringWriter();
    SchemaManagementToolCoordinator.process(
        metadata,
        ((MetadataImplementor) metadata).getMetadataBuildingOptions().getServiceRegistry(),
        Map.of(
            AvailableSettings.JAKARTA_HBM2DDL_SCRIPTS_ACTION,
            "create",
            AvailableSettings.JAKARTA_HBM2DDL_SCRIPTS_CREATE_TARGET,
            script),
        drop -> {});
    return script.toString();
  }

  private static List<String> clauses(String script) {
    return script
        .lines()
        .filter(line -> line.contains("foreign key"))
        .map(
            line ->
                line.replaceFirst(
                    ".*foreign key \\((\\w+)\\) references \\S+\\s*(.*?);?$", "$1: $2"))
        .sorted()
        .toList();
  }

  @Entity(name = "User")
  @Table(name = "users")
  static class User {

    @Id int id;

    @OneToMany(mappedBy = "hibernates")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    List<Post> first = new ArrayList<>();

    @OneToMany(mappedBy = "cascading")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    List<Post> second = new ArrayList<>();
  }

  @Entity(name = "Post")
  static class Post {

    @Id int id;
    @ManyToOne User plain;

    @ManyToOne
    @OnParentDelete(OnDelete.CASCADE)
    User cascading;

    @ManyToOne
    @OnParentDelete(OnDelete.SET_NULL)
    User setNull;

    @ManyToOne
    @OnParentDelete(OnDelete.SET_DEFAULT)
    User withDefault;

    @ManyToOne
    @OnParentDelete(OnDelete.RESTRICT)
    User restricting;

    @OneToOne
    @OnParentDelete(OnDelete.CASCADE)
    User oneToOne;

    @ManyToOne
    @org.hibernate.annotations.OnDelete(action = OnDeleteAction.CASCADE)
    User hibernates;
  }
}
