package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.Cascades;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.mapping.SentSql;
import dev.cascade.it.softdelete.Blog.Note;
import dev.cascade.it.softdelete.Blog.Post;
import dev.cascade.it.softdelete.Blog.Tag;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A change of a collection leaves the rows of elements that were hidden in it. */
class JoinRowsIT {

  private static final String TAGS = "select tags_id from posts_tags where post_id = 11 order by 1";
  private static final String LABELS =
      "select labels_id from posts_labels where post_id = 11 order by 1";
  private static final String NOTES = "select id from notes where post_id = 11 order by 1";

  @RegisterExtension static final MappedDatabase database = Blog.database();

  @BeforeEach
  void fill() {
    Blog.fill(database);
  }

  @Test
  void anElementTakenOutOfASetIsTheOnlyOne() {
    var sql = change(post -> post.tags.removeIf(each -> each.id == 1));

    assertThat(sql.writes())
        .containsExactly("delete from posts_tags where Post_id=? and tags_id=?");
    assertThat(database.rows(TAGS)).containsExactly("2", "3");
  }

  @Test
  void aClearedSetKeepsThem() {
    change(post -> post.tags.clear());

    assertThat(database.rows(TAGS)).containsExactly("2");
  }

  @Test
  void aReplacedSetKeepsThem() {
    change(post -> post.tags = new HashSet<>());

    assertThat(database.rows(TAGS)).containsExactly("2");
  }

  @Test
  void aListThatIsWrittenAnewKeepsThem() {
    change(post -> post.labels.removeIf(each -> each.id == 1));

    assertThat(database.rows(LABELS)).containsExactly("2", "3");
  }

  @Test
  void aClearedListKeepsThem() {
    change(post -> post.labels.clear());

    assertThat(database.rows(LABELS)).containsExactly("2");
  }

  @Test
  void aListLoadedWithDeletedElementsIsWrittenOnceThoughTheScopeIsOver() {
    database.inTransaction(
        session -> {
          var post =
              Cascades.of(session)
                  .withDeleted(
                      () -> {
                        var found = session.find(Post.class, 11);
                        assertThat(found.labels).hasSize(3);
                        return found;
                      });
          post.labels.removeIf(each -> each.id == 1);
        });

    assertThat(database.rows(LABELS)).containsExactly("2", "3");
  }

  @Test
  void withinTheScopeADeletedElementCanBeTakenOut() {
    database.inTransaction(
        session ->
            Cascades.of(session)
                .withDeleted(
                    () -> {
                      var post = session.find(Post.class, 11);
                      post.labels.removeIf(each -> each.id == 2);
                      post.tags.removeIf(each -> each.id == 2);
                      session.flush();
                    }));

    assertThat(database.rows(LABELS)).containsExactly("1", "3");
    assertThat(database.rows(TAGS)).containsExactly("1", "3");
  }

  @Test
  void aReplacedCollectionOfItsOwnKeyKeepsThem() {
    change(post -> post.notes = new HashSet<>());

    assertThat(database.rows(NOTES)).containsExactly("2");
  }

  @Test
  void aClearedCollectionOfItsOwnKeyKeepsThem() {
    change(post -> post.notes.clear());

    assertThat(database.rows(NOTES)).containsExactly("2");
  }

  @Test
  void addedElementsAreWritten() {
    database.inTransaction(
        session -> {
          var tag = new Tag();
          tag.id = 4L;
          session.persist(tag);
          var note = new Note();
          note.id = 4L;
          session.persist(note);
          var post = session.find(Post.class, 11);
          post.tags.add(tag);
          post.labels.add(tag);
          post.notes.add(note);
        });

    assertThat(List.of(database.rows(TAGS), database.rows(LABELS), database.rows(NOTES)))
        .containsOnly(List.of("1", "2", "3", "4"));
  }

  private static SentSql change(Consumer<Post> change) {
    return database.recordSql(session -> change.accept(session.find(Post.class, 11)));
  }
}
