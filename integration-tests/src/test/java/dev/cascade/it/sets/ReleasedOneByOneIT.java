package dev.cascade.it.sets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.Hibernate;
import org.hibernate.Interceptor;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.OptimisticLockType;
import org.hibernate.annotations.OptimisticLocking;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Loaded children to which a statement for all of them would not do justice: each is updated. */
class ReleasedOneByOneIT {

  private static final List<String> CALLED = new ArrayList<>();

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(
          Owner.class,
          Watched.class,
          Stamped.class,
          Compared.class,
          Hidden.class,
          Natural.class,
          Plain.class);

  @BeforeEach
  void adaHasOneOfEach() {
    CALLED.clear();
    var owner = new Owner();
    owner.id = "ada";
    database.save(
        owner,
        childOf(owner, new Watched()),
        childOf(owner, new Stamped()),
        childOf(owner, new Compared()),
        childOf(owner, new Hidden()),
        new Natural(owner),
        childOf(owner, new Plain()));
  }

  @Test
  void aCallbackSeesItsObject() {
    var sql = removeAda(ada -> Hibernate.initialize(ada.watched));

    assertThat(of(sql, "watched"))
        .containsExactly("update watched set owner_id=?,text=? where id=?");
    assertThat(CALLED).containsExactly("updating Watched");
    assertThat(rows("watched")).containsExactly("text|null");
  }

  @Test
  void aTimestampIsSet() {
    var before = database.rows("select changed from stamped");

    var sql = removeAda(ada -> Hibernate.initialize(ada.stamped));

    assertThat(of(sql, "stamped"))
        .containsExactly("update stamped set changed=?,owner_id=?,text=? where id=?");
    assertThat(rows("stamped")).containsExactly("text|null");
    assertThat(database.rows("select changed from stamped")).isNotEqualTo(before);
  }

  @Test
  void columnsAreComparedWithWhatWasLoaded() {
    var sql =
        removeAda(
            ada -> {
              Hibernate.initialize(ada.compared);
              ada.compared.get(0).text = "changed";
            });

    assertThat(of(sql, "compared"))
        .containsExactly(
            "update compared set owner_id=?,text=? where id=? and owner_id=? and text=?");
    assertThat(rows("compared")).containsExactly("changed|null");
  }

  @Test
  void aRestrictionThatWouldHideTheRowByThenDoesNoHarm() {
    var sql =
        removeAda(
            ada -> {
              Hibernate.initialize(ada.hidden);
              ada.hidden.get(0).text = "hidden";
            });

    assertThat(of(sql, "hidden")).containsExactly("update hidden set owner_id=?,text=? where id=?");
    assertThat(rows("hidden")).containsExactly("hidden|null");
  }

  @Test
  void aReferenceInTheNaturalIdIsUpdatedByHibernate() {
    var sql = removeAda(ada -> Hibernate.initialize(ada.natural));

    assertThat(of(sql, "naturals"))
        .containsExactly("update naturals set owner_id=?,text=? where id=?");
    assertThat(rows("naturals")).containsExactly("text|null");
  }

  @Test
  void aFilterThatWouldHideTheRowByThenDoesNoHarm() {
    var sql =
        database.recordSql(
            session -> {
              session.unwrap(Session.class).enableFilter("visible");
              remove(
                  session,
                  ada -> {
                    Hibernate.initialize(ada.plain);
                    ada.plain.get(0).text = "hidden";
                  });
            });

    assertThat(of(sql.writes(), "plain"))
        .containsExactly("update plain set owner_id=?,text=? where id=?");
    assertThat(rows("plain")).containsExactly("hidden|null");
  }

  @Test
  void anInterceptorSeesItsObject() {
    var options = database.sessions().unwrap(SessionFactory.class).withOptions();
    try (var session = options.interceptor(new Watching()).openSession()) {
      var transaction = session.beginTransaction();
      remove(session, ada -> Hibernate.initialize(ada.plain));
      transaction.commit();
    }

    assertThat(CALLED).containsExactly("flushing Plain");
    assertThat(rows("plain")).containsExactly("text|null");
  }

  private static List<String> removeAda(Consumer<Owner> before) {
    return database.recordSql(session -> remove(session, before)).writes();
  }

  private static void remove(EntityManager session, Consumer<Owner> before) {
    var ada = session.find(Owner.class, "ada");
    before.accept(ada);
    session.remove(ada);
  }

  private static List<String> of(List<String> statements, String table) {
    return statements.stream().filter(each -> each.startsWith("update " + table + " ")).toList();
  }

  private static List<String> rows(String table) {
    return database.rows("select text, owner_id from " + table);
  }

  private static Child childOf(Owner owner, Child child) {
    child.owner = owner;
    return child;
  }

  private static final class Watching implements Interceptor {

    @Override
    public boolean onFlushDirty(
        Object entity,
        Object id,
        Object[] current,
        Object[] previous,
        String[] names,
        Type[] types) {
      CALLED.add("flushing " + entity.getClass().getSimpleName());
      return false;
    }
  }

  @Entity(name = "Owner")
  @Table(name = "owners")
  static class Owner {

    @Id String id;

    @OneToMany(mappedBy = "owner")
    @CascadeRule
    List<Watched> watched = new ArrayList<>();

    @OneToMany(mappedBy = "owner")
    @CascadeRule
    List<Stamped> stamped = new ArrayList<>();

    @OneToMany(mappedBy = "owner")
    @CascadeRule
    List<Compared> compared = new ArrayList<>();

    @OneToMany(mappedBy = "owner")
    @CascadeRule
    List<Hidden> hidden = new ArrayList<>();

    @OneToMany(mappedBy = "owner")
    @CascadeRule
    List<Natural> natural = new ArrayList<>();

    @OneToMany(mappedBy = "owner")
    @CascadeRule
    List<Plain> plain = new ArrayList<>();
  }

  @MappedSuperclass
  abstract static class Child {

    @Id String id = "child";

    String text = "text";

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Owner owner;
  }

  @Entity(name = "Watched")
  @Table(name = "watched")
  static class Watched extends Child {

    @PreUpdate
    void updating() {
      CALLED.add("updating " + getClass().getSimpleName());
    }
  }

  @Entity(name = "Stamped")
  @Table(name = "stamped")
  static class Stamped extends Child {

    @UpdateTimestamp Instant changed;
  }

  @Entity(name = "Compared")
  @Table(name = "compared")
  @DynamicUpdate
  @OptimisticLocking(type = OptimisticLockType.ALL)
  static class Compared extends Child {}

  @Entity(name = "Hidden")
  @Table(name = "hidden")
  @SQLRestriction("text <> 'hidden'")
  static class Hidden extends Child {}

  @Entity(name = "Natural")
  @Table(name = "naturals")
  static class Natural {

    @Id String id = "child";

    String text = "text";

    @NaturalId(mutable = true)
    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Owner owner;

    Natural() {}

    Natural(Owner owner) {
      this.owner = owner;
    }
  }

  @Entity(name = "Plain")
  @Table(name = "plain")
  @FilterDef(name = "visible", defaultCondition = "text <> 'hidden'")
  @Filter(name = "visible")
  static class Plain extends Child {}
}
