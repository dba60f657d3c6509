package dev.cascade.it.boot;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.OnDelete.CASCADE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.CascadeRule;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PreRemove;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows that the database would delete unseen, where something wants to see them. */
class UnseenDeletesIT {

  private static final List<Integer> SEEN = new ArrayList<>();

  @Test
  void callbacksBelowPassiveDeletesAreCalledOnEveryLevel() {
    SEEN.clear();
    try (var database = database().boot()) {
      database.execute(
          """
          insert into house values (1);
          insert into flat (id, house_id) values (1, 1), (2, 1);
          insert into key (id, flat_id) values (1, 1), (2, 2), (3, 2);
          """);

      var sql = database.recordSql(session -> session.remove(session.find(House.class, 1)));

      assertThat(SEEN).containsExactlyInAnyOrder(1, 2, 3);
      assertThat(sql.writes())
          .containsExactlyInAnyOrder(
              "delete from key where id=?",
              "delete from key where id=?",
              "delete from key where id=?",
              "delete from flat where id=?",
              "delete from flat where id=?",
              "delete from house where id=?");
      assertThat(database.rows("select id from house")).isEmpty();
    }
  }

  @Test
  void theStartIsRefusedIfTheSettingSaysSo() {
    assertThatThrownBy(() -> database().with("cascade.checks.CASCADE-115", "error").boot())
        .hasStackTraceContaining(
            """
            2 cascade rules cannot hold:
            - [CASCADE-115] House.flats: flat.house_id is ON DELETE CASCADE and passiveDeletes is ON, but Key has @PreRemove. So the rows are loaded and deleted one by one.
              Take the callback or listener away, leave it at that with cascade.checks.CASCADE-115=off, or let it refuse the start with =error.""")
        .hasStackTraceContaining(
            "- [CASCADE-115] Key.flat: key.flat_id is ON DELETE CASCADE, but Key has @PreRemove.");
  }

  private static MappedDatabase database() {
    return MappedDatabase.of(House.class, Flat.class, Key.class);
  }

  @Entity(name = "House")
  @Table(name = "house")
  static class House {
    @Id int id;

    @OneToMany(mappedBy = "house")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    List<Flat> flats = new ArrayList<>();
  }

  @Entity(name = "Flat")
  @Table(name = "flat")
  static class Flat {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(CASCADE)
    @Nullable House house;
  }

  @Entity(name = "Key")
  @Table(name = "key")
  static class Key {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(CASCADE)
    @Nullable Flat flat;

    @PreRemove
    void remember() {
      SEEN.add(id);
    }
  }
}
