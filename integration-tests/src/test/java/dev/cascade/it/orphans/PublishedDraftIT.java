package dev.cascade.it.orphans;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A text that goes from one relationship of its author to another one, with a key of its own. */
class PublishedDraftIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Author.class, Text.class);

  @BeforeEach
  void aDraft() {
    var author = new Author();
    var text = new Text();
    text.drafter = author;
    author.drafts.add(text);
    database.save(author);
  }

  @Test
  void itIsADraftNoLongerThoughOnlyTheListsSaySo() {
    var sql =
        database.recordSql(
            session -> {
              var author = session.find(Author.class, "ada");
              author.published.add(author.drafts.remove(0));
            });

    assertThat(sql.writes())
        .containsExactly("update Text set drafter_id=?,favouring_id=?,publisher_id=? where id=?");
    assertThat(texts()).containsExactly("null|ada|null");
  }

  @Test
  void itIsADraftNoLongerOnceItIsTheFavourite() {
    database.recordSql(
        session -> {
          var author = session.find(Author.class, "ada");
          author.favourite = author.drafts.remove(0);
        });

    assertThat(texts()).containsExactly("null|null|ada");
  }

  @Test
  void itMayBeBoth() {
    database.recordSql(
        session -> {
          var author = session.find(Author.class, "ada");
          author.published.add(author.drafts.get(0));
        });

    assertThat(texts()).containsExactly("ada|ada|null");
  }

  @Test
  void itGoesWhenItIsNotPublished() {
    database.recordSql(session -> session.find(Author.class, "ada").drafts.clear());

    assertThat(texts()).isEmpty();
  }

  private static List<String> texts() {
    return database.rows("select drafter_id, publisher_id, favouring_id from text");
  }

  @Entity(name = "Author")
  static class Author {

    @Id String id = "ada";

    @OneToMany(mappedBy = "drafter")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Text> drafts = new ArrayList<>();

    @OneToMany(mappedBy = "publisher")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Text> published = new ArrayList<>();

    @OneToOne(mappedBy = "favouring")
    @CascadeRule({ALL, DELETE_ORPHAN})
    @Nullable Text favourite;
  }

  @Entity(name = "Text")
  static class Text {

    @Id String id = "notes";

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Author drafter;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Author publisher;

    @OneToOne(fetch = FetchType.LAZY)
    @Nullable Author favouring;
  }
}
