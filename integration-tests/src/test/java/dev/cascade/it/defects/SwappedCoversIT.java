package dev.cascade.it.defects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.defects.Album.Cover;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two albums exchange their covers, whose key is unique. */
class SwappedCoversIT {

  @RegisterExtension static final MappedDatabase hibernate = Album.withoutRules();
  @RegisterExtension static final MappedDatabase ours = Album.withRules();

  @Test
  void hibernateDeletesOne() {
    save(hibernate);

    var sql = hibernate.recordSql(SwappedCoversIT::swap);

    assertThat(sql.writes())
        .containsExactly(
            "delete from covers where id=?", "update covers set album_id=?,text=? where id=?");
    assertThat(covers(hibernate)).containsExactly("first|b");
  }

  @Test
  void withTheRuleTheyAreExchanged() {
    save(ours);

    var sql = ours.recordSql(SwappedCoversIT::swap);

    assertThat(sql.writes())
        .containsExactly(
            "update covers c1_0 set album_id=null where c1_0.id=?",
            "update covers c1_0 set album_id=null where c1_0.id=?",
            "update covers set album_id=?,text=? where id=?",
            "update covers set album_id=?,text=? where id=?");
    assertThat(covers(ours)).containsExactly("first|b", "second|a");
  }

  private static void save(MappedDatabase database) {
    var one = new Album("a");
    one.setCover(new Cover("first"));
    var other = new Album("b");
    other.setCover(new Cover("second"));
    database.save(one, other);
  }

  private static void swap(EntityManager session) {
    var one = session.find(Album.class, "a");
    var other = session.find(Album.class, "b");
    var cover = one.getCover();
    one.setCover(other.getCover());
    other.setCover(cover);
  }

  private static List<String> covers(MappedDatabase database) {
    return database.rows("select text, album_id from covers order by text");
  }
}
