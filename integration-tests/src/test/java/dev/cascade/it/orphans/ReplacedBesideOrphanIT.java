package dev.cascade.it.orphans;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What cannot go early itself does not hold back the delete that a replacement waits for. */
class ReplacedBesideOrphanIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Group.class, Flag.class, Remark.class);

  @Test
  void aFlagIsReplacedWhileAGroupWithALoadedListIsLetGo() {
    replaceWhileLettingGo(
        (session, inner) -> assertThat(session.find(Group.class, inner).remarks).isEmpty());
  }

  @Test
  void aFlagIsReplacedWhileAGroupIsLetGoWhoseRowsBelowAreNotLoaded() {
    replaceWhileLettingGo((session, inner) -> {});
  }

  private static void replaceWhileLettingGo(BiConsumer<EntityManager, String> before) {
    var root = new Group("root");
    var inner = new Group("inner");
    inner.parent = root;
    inner.flag = new Flag("inner", inner);
    root.groups.add(inner);
    var flagged = new Group("flagged");
    flagged.flag = new Flag("old", flagged);
    database.save(root, flagged);

    database.recordSql(
        session -> {
          before.accept(session, "inner");
          session.find(Group.class, "root").groups.clear();
          var group = session.find(Group.class, "flagged");
          group.flag = new Flag("new", group);
        });

    assertThat(database.sent().writes())
        .startsWith(
            "delete from Flag where id=?",
            "delete from Flag where id=?",
            "insert into Flag (group_id,id) values (?,?)")
        .endsWith("delete from groups where id=?");
    assertThat(database.rows("select id, group_id from flag")).containsExactly("new|flagged");
    assertThat(database.rows("select id from groups order by id"))
        .containsExactly("flagged", "root");
  }

  @Entity(name = "Group")
  @Table(name = "groups")
  static class Group {

    @Id @Nullable String id;

    @ManyToOne @Nullable Group parent;

    @OneToMany(mappedBy = "parent")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Group> groups = new ArrayList<>();

    @OneToOne(mappedBy = "group", fetch = FetchType.LAZY)
    @CascadeRule({ALL, DELETE_ORPHAN})
    @Nullable Flag flag;

    @OneToMany(mappedBy = "group")
    @CascadeRule
    List<Remark> remarks = new ArrayList<>();

    protected Group() {}

    Group(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Flag")
  static class Flag {

    @Id @Nullable String id;

    @OneToOne
    @JoinColumn(name = "group_id", unique = true)
    @Nullable Group group;

    protected Flag() {}

    Flag(String id, Group group) {
      this.id = id;
      this.group = group;
    }
  }

  @Entity(name = "Remark")
  static class Remark {

    @Id @Nullable String id;

    @ManyToOne @Nullable Group group;
  }
}
