package dev.cascade.it.sets;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.SharedSessionContract;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Deletes by query reach the rows that Hibernate's own would, and no others. */
class BulkDeleteConditionsIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Person.class, Item.class, Part.class, Bill.class, Line.class);

  @BeforeEach
  void threeOfEach() {
    for (var i = 1; i <= 3; i++) {
      database.save(new Person(i), new Bill(i));
    }
  }

  @ParameterizedTest
  @EnumSource(FlushModeType.class)
  void aFilterOfTheSessionIsPartOfTheCondition(FlushModeType mode) {
    database.recordSql(
        session -> {
          session.setFlushMode(mode);
          assertThat(deleteFiltered(session.unwrap(Session.class))).isEqualTo(1);
        });

    assertThat(rows("person")).containsExactly("2", "3");
    assertThat(rows("item")).containsExactly("2", "3");
  }

  @Test
  void aFilterOfAStatelessSessionIsToo() {
    try (var session = database.sessions().unwrap(SessionFactory.class).openStatelessSession()) {
      session.getTransaction().begin();
      assertThat(deleteFiltered(session)).isEqualTo(1);
      session.getTransaction().commit();
    }

    assertThat(rows("person")).containsExactly("2", "3");
  }

  @Test
  void aNamedQueryOfACriteriaDeleteIsAsked() {
    database.recordSql(
        session -> {
          var builder = session.unwrap(Session.class).getCriteriaBuilder();
          var named = builder.createQuery(Tuple.class);
          var second = named.from(Person.class);
          named.multiselect(second.get("id").alias("person"));
          named.where(builder.equal(second.get("id"), 2));
          var delete = builder.createCriteriaDelete(Person.class);
          var person = delete.from(Person.class);
          var found = delete.with("found", named);
          var ids = delete.subquery(Integer.class);
          ids.select(ids.from(found).get("person"));
          delete.where(person.get("id").in(ids));
          assertThat(session.createQuery(delete).executeUpdate()).isEqualTo(1);
        });

    assertThat(rows("person")).containsExactly("1", "3");
    assertThat(rows("part")).containsExactly("1", "3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "delete from Item i where i.id.number in (1, 3)",
        "delete from Item i where i.person.id <> 2",
        "delete from Item i left join i.person p where p.id in (1, 3)",
        "delete from Item i where i.id in (select j.id from Item j join j.parts q where q.id <> 2)"
      })
  void rowsOfAnEmbeddedIdentifierGo(String hql) {
    database.recordSql(session -> assertThat(run(session, hql)).isEqualTo(2));

    assertThat(rows("item")).containsExactly("2");
    assertThat(rows("part")).containsExactly("2");
  }

  @Test
  void rowsOfAnIdentifierClassGo() {
    database.recordSql(
        session ->
            assertThat(run(session, "delete from Bill b where b.number > 1 and b.country = 'be'"))
                .isEqualTo(2));

    assertThat(rows("bill")).containsExactly("1");
    assertThat(rows("line")).containsExactly("1");
  }

  @Test
  void aConditionOverAnElementCollectionIsAskedBeforeItsRowsGo() {
    var sql =
        database.recordSql(
            session ->
                assertThat(run(session, "delete from Person p where 'nick 3' member of p.nicks"))
                    .isEqualTo(1));

    assertThat(sql.writes().stream().filter(each -> each.contains("nicks")))
        .containsExactly("delete from Person_nicks where Person_id=?");
    assertThat(database.rows("select nicks from person_nicks order by 1"))
        .containsExactly("nick 1", "nick 2");
  }

  @Test
  void aQueryRunsAgainWithListsOfOtherLengths() {
    database.inTransaction(
        session -> {
          var query = session.createQuery("delete from Person p where p.id in (:ids)");
          assertThat(query.setParameter("ids", List.of(1, 7)).executeUpdate()).isEqualTo(1);
          assertThat(query.setParameter("ids", List.of(2)).executeUpdate()).isEqualTo(1);
          assertThat(query.setParameter("ids", List.of(1, 2, 3, 4)).executeUpdate()).isEqualTo(1);
        });

    assertThat(rows("person")).isEmpty();
  }

  private static int deleteFiltered(SharedSessionContract session) {
    session.enableFilter("only").setParameter("id", 1);
    return session.createMutationQuery("delete from Person").executeUpdate();
  }

  private static int run(EntityManager session, String hql) {
    return session.createQuery(hql).executeUpdate();
  }

  private static List<String> rows(String table) {
    var key =
        switch (table) {
          case "item", "bill" -> "number";
          default -> "id";
        };
    return database.rows("select %s from %s order by 1".formatted(key, table));
  }

  @Entity(name = "Person")
  @FilterDef(name = "only", parameters = @ParamDef(name = "id", type = Integer.class))
  @Filter(name = "only", condition = "id = :id")
  static class Person {

    @Id int id;

    @ElementCollection Set<String> nicks = new HashSet<>();

    @OneToMany(mappedBy = "person")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Item> items = new ArrayList<>();

    Person() {}

    Person(int id) {
      this.id = id;
      nicks.add("nick " + id);
      items.add(new Item(id, this));
    }
  }

  @Embeddable
  record ItemId(String kind, int number) {}

  @Entity(name = "Item")
  static class Item {

    @EmbeddedId ItemId id;

    @ManyToOne(fetch = FetchType.LAZY)
    Person person;

    @OneToMany(mappedBy = "item")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Part> parts = new ArrayList<>();

    Item() {}

    Item(int number, Person person) {
      this.id = new ItemId("item", number);
      this.person = person;
      var part = new Part();
      part.id = number;
      part.item = this;
      parts.add(part);
    }
  }

  @Entity(name = "Part")
  static class Part {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Item item;
  }

  record BillId(String country, int number) {}

  @Entity(name = "Bill")
  @IdClass(BillId.class)
  static class Bill {

    @Id String country;

    @Id int number;

    @OneToMany(mappedBy = "bill")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Line> lines = new ArrayList<>();

    Bill() {}

    Bill(int number) {
      this.country = "be";
      this.number = number;
      var line = new Line();
      line.id = number;
      line.bill = this;
      lines.add(line);
    }
  }

  @Entity(name = "Line")
  static class Line {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Bill bill;
  }
}
