package dev.cascade.it.tenants;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.bulk.MissingIndexes;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.support.Schema;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where each tenant has tables of its own, rules hold in them as they do where there is one. */
abstract class OwnTablesContract {

  private static final String TABLES =
      """
      create table shops (id int primary key);
      create table orders (id int primary key, shop_id int references shops);
      create table lines (id int primary key, order_id int references orders on delete cascade);
      create table albums (id int primary key, deleted_at timestamptz, deletion_id uuid);
      create table photos (id int primary key, album_id int references albums,
        deleted_at timestamptz, deletion_id uuid);
      insert into shops values (1);
      insert into orders values (1, 1), (2, 1);
      insert into lines values (1, 1), (2, 2);
      insert into albums values (1);
      insert into photos values (1, 1), (2, 1);
      """;

  private Map<String, Schema> tables;
  private SessionFactory sessions;
  private final List<String> sent = new ArrayList<>();

  /** Where the tables of a new tenant are. */
  abstract Schema open();

  @BeforeEach
  void boot() {
    tables = Map.of("a", open(), "b", open());
    tables.values().forEach(each -> each.execute(TABLES));
    sessions =
        new HibernatePersistenceConfiguration("tenants")
            .managedClasses(Shop.class, Order.class, Line.class, Album.class, Photo.class)
            .property(
                AvailableSettings.MULTI_TENANT_CONNECTION_PROVIDER, new TenantConnections(tables))
            .property(AvailableSettings.STATEMENT_INSPECTOR, (StatementInspector) this::note)
            .createEntityManagerFactory();
  }

  @AfterEach
  void close() {
    sessions.close();
    tables.values().forEach(Schema::close);
  }

  @Test
  void aRemovalReachesTheTablesOfItsTenant() {
    as("a", session -> session.remove(session.find(Shop.class, 1)));

    assertThat(sent)
        .containsExactly(
            "select s1_0.id from shops s1_0 where s1_0.id=?",
            "delete from orders o1_0 where o1_0.shop_id in (?)",
            "delete from shops where id=?");
    assertThat(counts("a")).containsExactly(0, 0, 0);
    assertThat(counts("b")).containsExactly(1, 2, 2);
  }

  @Test
  void aPlanCountsInTheTablesOfItsTenant() throws SQLException {
    tables.get("b").execute("insert into orders values (3, 1)");

    as(
        "a",
        session ->
            assertThat(Cascades.of(session).plan(Shop.class, 1).execute().total()).isEqualTo(5));
    as(
        "b",
        session ->
            assertThat(Cascades.of(session).plan(Shop.class, 1).execute().total()).isEqualTo(6));

    assertThat(counts("a")).containsExactly(0, 0, 0);
    assertThat(counts("b")).containsExactly(0, 0, 0);
  }

  @Test
  void batchesReachTheTablesOfTheirTenant() {
    var batches = Cascades.of(sessions).inBatches().missingIndexes(MissingIndexes.WARN);

    assertThat(batches.tenant("a").delete(Shop.class, 1).total()).isEqualTo(5);

    assertThat(counts("a")).containsExactly(0, 0, 0);
    assertThat(counts("b")).containsExactly(1, 2, 2);
    assertThatThrownBy(() -> batches.deleteTenant("b"))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(
            "No entity has @TenantId: each tenant has a schema or a database of its own. Drop that of b.");
    assertThat(counts("b")).containsExactly(1, 2, 2);
  }

  @Test
  void marksRestoresAndPurgesStayInTheTablesOfTheirTenant() {
    as("a", session -> session.remove(session.find(Album.class, 1)));
    as("b", session -> session.remove(session.find(Album.class, 1)));

    as(
        "a",
        session -> assertThat(Cascades.of(session).restore(Album.class, 1).total()).isEqualTo(3));
    as("b", session -> Cascades.of(session).purge(Album.class).olderThan(Duration.ZERO).execute());

    assertThat(number("a", "photos where deleted_at is null")).isEqualTo(2);
    assertThat(number("b", "albums")).isZero();
    assertThat(number("b", "photos")).isZero();
  }

  private void as(String tenant, Consumer<Session> work) {
    sent.clear();
    try (var session = sessions.withOptions().tenantIdentifier((Object) tenant).openSession()) {
      var transaction = session.beginTransaction();
      work.accept(session);
      transaction.commit();
    }
  }

  private List<Integer> counts(String tenant) {
    return List.of(number(tenant, "shops"), number(tenant, "orders"), number(tenant, "lines"));
  }

  private int number(String tenant, String rows) {
    try (var connection = tables.get(tenant).dataSource().getConnection();
        var result = connection.createStatement().executeQuery("select count(*) from " + rows)) {
      result.next();
      return result.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(rows, e);
    }
  }

  private String note(String sql) {
    sent.add(sql);
    return sql;
  }

  @Entity(name = "Shop")
  @Table(name = "shops")
  static class Shop {
    @Id int id;

    @OneToMany(mappedBy = "shop")
    @CascadeRule(ALL)
    List<Order> orders = new ArrayList<>();
  }

  @Entity(name = "Order")
  @Table(name = "orders")
  static class Order {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Shop shop;

    @OneToMany(mappedBy = "order")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    List<Line> lines = new ArrayList<>();
  }

  @Entity(name = "Line")
  @Table(name = "lines")
  static class Line {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(OnDelete.CASCADE)
    Order order;
  }

  @Entity(name = "Album")
  @Table(name = "albums")
  static class Album extends SoftDeletable {
    @Id int id;

    @OneToMany(mappedBy = "album")
    @CascadeRule(ALL)
    List<Photo> photos = new ArrayList<>();
  }

  @Entity(name = "Photo")
  @Table(name = "photos")
  static class Photo extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Album album;
  }
}
