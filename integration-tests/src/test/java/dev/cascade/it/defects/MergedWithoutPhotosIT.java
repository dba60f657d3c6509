package dev.cascade.it.defects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A detached album is merged that knows nothing of its photos, or has none. */
class MergedWithoutPhotosIT {

  @RegisterExtension static final MappedDatabase hibernate = Album.withoutRules();
  @RegisterExtension static final MappedDatabase ours = Album.withRules();

  @Test
  void hibernateDeletesAllPhotosThatAreNull() {
    hibernate.save(new Album("a", "sea", "sky"));

    hibernate.recordSql(MergedWithoutPhotosIT::mergeWithNull);

    assertThat(Album.photosIn(hibernate)).isEmpty();
  }

  @Test
  void withTheRuleNullSaysNothing() {
    ours.save(new Album("a", "sea", "sky"));

    var sql = ours.recordSql(MergedWithoutPhotosIT::mergeWithNull);

    assertThat(sql.writes()).isEmpty();
    assertThat(Album.photosIn(ours)).containsExactly("sea|a", "sky|a");
  }

  @Test
  void hibernateDeletesAllPhotosIfThereAreNone() {
    hibernate.save(new Album("a", "sea", "sky"));

    hibernate.recordSql(session -> session.merge(new Album("a")));

    assertThat(Album.photosIn(hibernate)).isEmpty();
  }

  @Test
  void withTheRuleNoneMeansNone() {
    ours.save(new Album("a", "sea", "sky"));

    var sql = ours.recordSql(session -> session.merge(new Album("a")));

    assertThat(sql.writes())
        .containsExactly("delete from photos where id=?", "delete from photos where id=?");
    assertThat(Album.photosIn(ours)).isEmpty();
  }

  private static void mergeWithNull(EntityManager session) {
    var detached = new Album("a");
    detached.setPhotos(null);
    session.merge(detached);
  }
}
