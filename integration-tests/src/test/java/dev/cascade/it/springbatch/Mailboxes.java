package dev.cascade.it.springbatch;

import static dev.cascade.CascadeOption.ALL;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** Mailboxes with folders with letters. */
record Mailboxes(MappedDatabase database) {

  static final Class<?>[] ENTITIES = {Mailbox.class, Folder.class, Letter.class};

  /** Two of them, each with so many folders, each with so many letters; identifiers from 1 on. */
  void insertTwo(int folders, int letters) {
    database.execute(
        """
        insert into mailboxes (id) values (1), (2);
        insert into folders (id, mailbox_id) select n, 1 + (n - 1) / %1$d from generate_series(1, 2 * %1$d) n;
        insert into letters (id, folder_id) select n, 1 + (n - 1) / %2$d from generate_series(1, 2 * %1$d * %2$d) n"""
            .formatted(folders, letters));
  }

  /** How many mailboxes, folders and letters there are. */
  List<String> numbers() {
    return database.rows(
        "select (select count(*) from mailboxes), (select count(*) from folders), (select count(*) from letters)");
  }

  @Entity(name = "Mailbox")
  @Table(name = "mailboxes")
  static class Mailbox {

    @Id Long id;

    @OneToMany(mappedBy = "mailbox")
    @CascadeRule(ALL)
    List<Folder> folders = new ArrayList<>();
  }

  @Entity(name = "Folder")
  @Table(name = "folders", indexes = @Index(columnList = "mailbox_id, id"))
  static class Folder {

    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "mailbox_id")
    Mailbox mailbox;

    @OneToMany(mappedBy = "folder")
    @CascadeRule(ALL)
    List<Letter> letters = new ArrayList<>();
  }

  @Entity(name = "Letter")
  @Table(name = "letters", indexes = @Index(columnList = "folder_id, id"))
  static class Letter {

    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "folder_id")
    Folder folder;
  }
}
