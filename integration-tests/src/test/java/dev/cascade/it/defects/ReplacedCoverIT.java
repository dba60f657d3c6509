package dev.cascade.it.defects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.it.defects.Album.Cover;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A one-to-one child with an IDENTITY id is replaced. */
class ReplacedCoverIT {

  @RegisterExtension static final MappedDatabase hibernate = Album.withoutRules();
  @RegisterExtension static final MappedDatabase ours = Album.withRules();

  @Test
  void hibernateInsertsTheNewCoverFirst() {
    save(hibernate);

    assertThatThrownBy(() -> hibernate.recordSql(ReplacedCoverIT::replace))
        .hasStackTraceContaining("duplicate key value violates unique constraint");
    assertThat(covers(hibernate)).containsExactly("first|a");
  }

  @Test
  void withTheRuleTheOldOneGoesFirst() {
    save(ours);

    var sql = ours.recordSql(ReplacedCoverIT::replace);

    assertThat(sql.writes())
        .containsExactly(
            "delete from covers where id=?", "insert into covers (album_id,text) values (?,?)");
    assertThat(covers(ours)).containsExactly("second|a");
  }

  private static void save(MappedDatabase database) {
    var album = new Album("a");
    album.setCover(new Cover("first"));
    database.save(album);
  }

  private static void replace(EntityManager session) {
    var album = session.find(Album.class, "a");
    album.setCover(new Cover("second"));
  }

  private static List<String> covers(MappedDatabase database) {
    return database.rows("select text, album_id from covers");
  }
}
