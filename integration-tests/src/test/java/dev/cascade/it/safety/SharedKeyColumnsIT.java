package dev.cascade.it.safety;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What one side lets go and another side with a rule holds is no orphan. */
class SharedKeyColumnsIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(
          Author.class,
          Text.class,
          Page.class,
          Image.class,
          Folder.class,
          Mail.class,
          Paper.class,
          Leaf.class);

  @Test
  void aDraftThatIsPublishedStays() {
    var ada = new Author("ada");
    ada.drafts.add(new Text("logic", ada));
    database.save(ada);

    database.recordSql(
        session -> {
          var author = session.find(Author.class, "ada");
          var text = author.drafts.remove(0);
          text.published = true;
          author.published.add(text);
        });

    assertThat(database.rows("select id, author_id, published from texts"))
        .containsExactly("logic|ada|t");
  }

  @Test
  void anImageThatBecomesTheBannerStays() {
    var page = new Page("home");
    page.avatar = new Image("face");
    database.save(page);

    database.recordSql(
        session -> {
          var home = session.find(Page.class, "home");
          home.banner = home.avatar;
          home.avatar = null;
        });

    assertThat(database.rows("select id from images")).containsExactly("face");
    assertThat(database.rows("select avatar_id, banner_id from pages"))
        .containsExactly("null|face");
  }

  @Test
  void anAttachmentThatMovesToAParentOfAnotherTypeStays() {
    var folder = new Folder("desk");
    var paper = new Paper("bill");
    paper.folder = folder;
    folder.papers.add(paper);
    database.save(folder, new Mail("reply"));

    database.recordSql(
        session -> {
          var attachment = session.find(Folder.class, "desk").papers.remove(0);
          var mail = session.find(Mail.class, "reply");
          attachment.folder = null;
          attachment.mail = mail;
          mail.papers.add(attachment);
        });

    assertThat(database.rows("select id, folder_id, mail_id from papers"))
        .containsExactly("bill|null|reply");
  }

  @Test
  void aLeafThatRefersToNobodyMovesToAParentOfAnotherTypeAndStays() {
    var folder = new Folder("desk");
    folder.leaves.add(new Leaf("bill"));
    database.save(folder, new Mail("reply"));

    database.recordSql(
        session -> {
          var leaf = session.find(Folder.class, "desk").leaves.remove(0);
          session.find(Mail.class, "reply").leaves.add(leaf);
        });

    assertThat(database.rows("select id, folder_id, mail_id from leaves"))
        .containsExactly("bill|null|reply");
  }

  @Test
  void aLeafThatOneParentPassesOnAndTheOtherLetsGoIsDeleted() {
    var folder = new Folder("desk");
    var mail = new Mail("reply");
    var leaf = new Leaf("bill");
    folder.leaves.add(leaf);
    mail.leaves.add(leaf);
    database.save(folder, mail, new Mail("copy"));

    database.recordSql(
        session -> {
          session.find(Folder.class, "desk").leaves.clear();
          var passedOn = session.find(Mail.class, "reply").leaves.remove(0);
          session.find(Mail.class, "copy").leaves.add(passedOn);
        });

    assertThat(database.rows("select id from leaves")).isEmpty();
  }

  @Entity(name = "Author")
  @Table(name = "authors")
  static class Author {

    @Id String id;

    @OneToMany(mappedBy = "author")
    @SQLRestriction("published = false")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Text> drafts = new ArrayList<>();

    @OneToMany(mappedBy = "author")
    @SQLRestriction("published = true")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Text> published = new ArrayList<>();

    Author() {}

    Author(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Text")
  @Table(name = "texts")
  static class Text {

    @Id String id;

    boolean published;

    @ManyToOne(fetch = FetchType.LAZY)
    Author author;

    Text() {}

    Text(String id, Author author) {
      this.id = id;
      this.author = author;
    }
  }

  @Entity(name = "Page")
  @Table(name = "pages")
  static class Page {

    @Id String id;

    @OneToOne
    @JoinColumn(name = "avatar_id", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        singleParent = true)
    @Nullable Image avatar;

    @OneToOne
    @JoinColumn(name = "banner_id", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        singleParent = true)
    @Nullable Image banner;

    Page() {}

    Page(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Image")
  @Table(name = "images")
  static class Image {

    @Id String id;

    Image() {}

    Image(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Folder")
  @Table(name = "folders")
  static class Folder {

    @Id String id;

    @OneToMany(mappedBy = "folder")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Paper> papers = new ArrayList<>();

    @OneToMany
    @JoinColumn(name = "folder_id")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Leaf> leaves = new ArrayList<>();

    Folder() {}

    Folder(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Mail")
  @Table(name = "mails")
  static class Mail {

    @Id String id;

    @OneToMany(mappedBy = "mail")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Paper> papers = new ArrayList<>();

    @OneToMany
    @JoinColumn(name = "mail_id")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Leaf> leaves = new ArrayList<>();

    Mail() {}

    Mail(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Paper")
  @Table(name = "papers")
  static class Paper {

    @Id String id;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Folder folder;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Mail mail;

    Paper() {}

    Paper(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Leaf")
  @Table(name = "leaves")
  static class Leaf {

    @Id String id;

    Leaf() {}

    Leaf(String id) {
      this.id = id;
    }
  }
}
