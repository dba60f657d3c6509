package dev.cascade.it.preview;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.it.preview.Measured.in;
import static dev.cascade.it.preview.Measured.rowsGone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.Cascades;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A site with posts and tags, each known from the other; posts own attachments. */
class JoinTablesIT {

  @RegisterExtension
  static final MappedDatabase site =
      MappedDatabase.of(Site.class, Post.class, Tag.class, Attachment.class);

  @BeforeEach
  void threePostsAndTwoTags() {
    var site = new Site(1);
    var java = new Tag(1, site);
    var sql = new Tag(2, site);
    JoinTablesIT.site.save(
        site, java, sql, new Post(1, site, java, sql), new Post(2, site, java), new Post(3, site));
    JoinTablesIT.site.inTransaction(
        session -> {
          var attachment = new Attachment(1);
          session.persist(attachment);
          session.find(Post.class, 1L).attachments.add(attachment);
          session.find(Post.class, 2L).attachments.add(attachment);
          session.find(Post.class, 2L).attachments.add(attachment);
        });
  }

  @Test
  void aLinkIsCountedOnceThoughBothItsEndsGo() {
    var preview = in(site, session -> Cascades.of(session).plan(Site.class, 1L)).preview();

    assertThat(preview.nodes())
        .extracting(each -> "%s: %s %s".formatted(each.path(), each.action(), each.rows()))
        .containsExactlyInAnyOrder(
            "Site.posts: DELETE 3 rows",
            "Site.tags: DELETE 2 rows",
            "Site.posts.attachments: UNLINK 3 rows",
            "Site.posts.attachments: DELETE 1 row",
            "Site.posts.tags: UNLINK 3 rows",
            "Site.tags.posts: UNLINK 0 rows");
  }

  @Test
  void rowsAndLinksGo() {
    var gone =
        rowsGone(
            site,
            session ->
                assertThat(Cascades.of(session).plan(Site.class, 1L).execute().total())
                    .isEqualTo(13));

    assertThat(gone)
        .isEqualTo(
            Map.of(
                "sites", 1L,
                "posts", 3L,
                "tags", 2L,
                "attachments", 1L,
                "post_tags", 3L,
                "post_attachments", 3L));
  }

  @Test
  void theInverseSideTellsItsLinks() {
    var gone =
        rowsGone(
            site,
            session ->
                assertThat(Cascades.of(session).plan(Tag.class, 1L).execute().over("Tag.posts"))
                    .isEqualTo(2));

    assertThat(gone).isEqualTo(Map.of("tags", 1L, "post_tags", 2L));
  }

  @Entity(name = "Site")
  @Table(name = "sites")
  static class Site {

    @Id long id;

    @OneToMany(mappedBy = "site")
    @CascadeRule(ALL)
    List<Post> posts = new ArrayList<>();

    @OneToMany(mappedBy = "site")
    @CascadeRule(ALL)
    List<Tag> tags = new ArrayList<>();

    protected Site() {}

    Site(long id) {
      this.id = id;
    }
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post {

    @Id long id;

    @ManyToOne(optional = false)
    Site site;

    @ManyToMany
    @JoinTable(name = "post_tags")
    @CascadeRule
    List<Tag> tags = new ArrayList<>();

    @ManyToMany
    @JoinTable(name = "post_attachments")
    @CascadeRule(ALL)
    List<Attachment> attachments = new ArrayList<>();

    protected Post() {}

    Post(long id, Site site, Tag... tags) {
      this.id = id;
      this.site = site;
      this.tags.addAll(List.of(tags));
    }
  }

  @Entity(name = "Tag")
  @Table(name = "tags")
  static class Tag {

    @Id long id;

    @ManyToOne(optional = false)
    Site site;

    @ManyToMany(mappedBy = "tags")
    @CascadeRule
    List<Post> posts = new ArrayList<>();

    protected Tag() {}

    Tag(long id, Site site) {
      this.id = id;
      this.site = site;
    }
  }

  @Entity(name = "Attachment")
  @Table(name = "attachments")
  static class Attachment {

    @Id long id;

    protected Attachment() {}

    Attachment(long id) {
      this.id = id;
    }
  }
}
