package dev.cascade.it.mapping;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.OnDelete.CASCADE;
import static dev.cascade.PassiveDeletes.ON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.OnParentDelete;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Enhanced entities that hang below each other by two keys, both of which the database follows. */
@ExtendWith(Enhanced.class)
class EnhancedTreesIT {

  static final MappedDatabase database = MappedDatabase.of(Paper.class);

  @Test
  void rowsThatHangBelowByOneKeyAndThenByTheOtherAreKnownToBeGone() {
    database.execute(
        """
        insert into papers (id, parent_id, original_id)
        values (9, null, null), (10, null, 8), (8, null, null), (11, null, 9), (1, null, null);
        update papers set original_id = 11 where id = 8
        """);

    database.recordSql(
        session -> {
          var last = session.find(Paper.class, 8);
          session.remove(session.find(Paper.class, 9));
          session.remove(last);
        });

    assertThat(rows()).containsExactly("1|null|null");
  }

  @Test
  void aCircleIsDeletedFromAReferenceThatWasNeverLoaded() {
    database.execute(
        """
        insert into papers (id, parent_id) values (10, null), (12, 10), (1, null);
        update papers set parent_id = 12 where id = 10
        """);

    database.recordSql(session -> session.remove(session.getReference(Paper.class, 10)));

    assertThat(rows()).containsExactly("1|null|null");
  }

  private static List<String> rows() {
    return database.rows("select id, parent_id, original_id from papers order by id");
  }

  @Entity(name = "Paper")
  @Table(name = "papers")
  static class Paper {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(CASCADE)
    @Nullable Paper parent;

    @OneToMany(mappedBy = "parent")
    @CascadeRule(ALL)
    List<Paper> parts = new ArrayList<>();

    @OneToOne(fetch = FetchType.LAZY)
    @OnParentDelete(CASCADE)
    @Nullable Paper original;

    @OneToOne(mappedBy = "original")
    @CascadeRule(value = ALL, passiveDeletes = ON)
    @Nullable Paper copy;
  }
}
