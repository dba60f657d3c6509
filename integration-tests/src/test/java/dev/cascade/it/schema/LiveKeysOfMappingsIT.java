package dev.cascade.it.schema;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.MERGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.OnDeleteAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveKeysOfMappingsIT {

  private final ExistingTables tables = ExistingTables.of("");

  @AfterEach
  void drop() {
    tables.close();
  }

  @Test
  void rowsOfAJoinTable() {
    tables.execute(
        """
        create table Article (id int primary key);
        create table Tag (id int primary key);
        create table article_tags (
          article_id int constraint fk_article references Article,
          tag_id int constraint fk_tag references Tag);
        """);

    var refusal = tables.refusal(Article.class, Tag.class);

    assertThat(refusal.ddl())
        .isEqualTo(
            "alter table article_tags drop constraint fk_article; alter table article_tags add constraint fk_article foreign key (article_id) references Article (id) on delete cascade;");
    tables.execute(refusal.ddl());
    tables.boot(Article.class, Tag.class).close();
  }

  @Test
  void aKeyOfTwoColumnsInAnyOrder() {
    tables.execute(
        """
        create table Site (country int, code int, primary key (country, code));
        create table Visit (id int primary key, site_country int, site_code int,
          constraint fk_site foreign key (site_code, site_country) references Site (code, country));
        """);

    var refusal = tables.refusal(Site.class, Visit.class);

    assertThat(refusal.ddl())
        .isEqualTo(
            "alter table Visit drop constraint fk_site; alter table Visit add constraint fk_site foreign key (site_code, site_country) references Site (code, country) on delete cascade;");
    tables.execute(refusal.ddl());
    tables.boot(Site.class, Visit.class).close();
  }

  @Test
  void aMissingKeyOfTwoColumns() {
    tables.execute(
        """
        create table Site (country int, code int, primary key (country, code));
        create table Visit (id int primary key, site_country int, site_code int);
        """);

    var refusal = tables.refusal(Site.class, Visit.class);

    assertThat(refusal.reasons())
        .singleElement()
        .asString()
        .contains("no foreign key stands on Visit.(site_");
    tables.execute(refusal.ddl());
    tables.boot(Site.class, Visit.class).close();
  }

  @Test
  void aKeyWithMoreColumnsThanTheMappingKnows() {
    tables.execute(
        """
        create table Box (id int primary key, tenant int default 1, unique (tenant, id));
        create table Item (id int primary key, box_id int, tenant int default 1,
          constraint fk_box foreign key (tenant, box_id) references Box (tenant, id));
        """);

    var refusal = tables.refusal(Box.class, Item.class);

    assertThat(refusal.ddl())
        .contains("foreign key (tenant, box_id) references Box (tenant, id) on delete set default");
    tables.execute(refusal.ddl());
    tables.boot(Box.class, Item.class).close();
  }

  @Test
  void theKeyOfAOneToOneAndOfAOneSidedCollection() {
    tables.execute(
        """
        create table House (id int primary key);
        create table Roof (id int primary key, house_id int constraint fk_roof references House);
        create table Room (id int primary key, house_id int constraint fk_room references House);
        """);

    var refusal = tables.refusal(House.class, Roof.class, Room.class);

    assertThat(refusal.violations())
        .extracting(each -> each.place())
        .containsExactly("House.roof", "House.rooms");
    tables.execute(refusal.ddl());
    tables.boot(House.class, Roof.class, Room.class).close();
  }

  @Entity(name = "Article")
  static class Article {

    @Id int id;

    @ManyToMany
    @JoinTable(
        name = "article_tags",
        joinColumns = @JoinColumn(name = "article_id"),
        inverseJoinColumns = @JoinColumn(name = "tag_id"))
    @CascadeRule(value = MERGE, passiveDeletes = PassiveDeletes.ON)
    @org.hibernate.annotations.OnDelete(action = OnDeleteAction.CASCADE)
    Set<Tag> tags;
  }

  @Entity(name = "Tag")
  static class Tag {

    @Id int id;
  }

  @Entity(name = "Site")
  static class Site {

    @EmbeddedId SiteId id;

    @OneToMany(mappedBy = "site")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    List<Visit> visits;
  }

  @Embeddable
  record SiteId(int country, int code) {}

  @Entity(name = "Visit")
  static class Visit {

    @Id int id;

    @ManyToOne
    @OnParentDelete(OnDelete.CASCADE)
    Site site;
  }

  @Entity(name = "Box")
  static class Box {

    @Id int id;

    @OneToMany(mappedBy = "box")
    @CascadeRule(value = MERGE, passiveDeletes = PassiveDeletes.ALL)
    List<Item> items;
  }

  @Entity(name = "Item")
  static class Item {

    @Id int id;

    @ManyToOne
    @OnParentDelete(OnDelete.SET_DEFAULT)
    Box box;
  }

  @Entity(name = "House")
  static class House {

    @Id int id;

    @OneToOne(mappedBy = "house")
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        passiveDeletes = PassiveDeletes.ON)
    Roof roof;

    @OneToMany
    @JoinColumn(name = "house_id")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    @org.hibernate.annotations.OnDelete(action = OnDeleteAction.CASCADE)
    List<Room> rooms;
  }

  @Entity(name = "Roof")
  static class Roof {

    @Id int id;

    @OneToOne
    @OnParentDelete(OnDelete.CASCADE)
    House house;
  }

  @Entity(name = "Room")
  static class Room {

    @Id int id;

    @Column(name = "house_id", insertable = false, updatable = false)
    Integer houseId;
  }
}
