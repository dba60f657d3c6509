package dev.cascade.it.tenants;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.CascadeOption.SAVE_UPDATE;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PreRemove;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.TenantId;

/** Clients of several agencies in one database, and all that can hang on a client. */
final class Agency {

  static final Class<?>[] ENTITIES = {
    Client.class,
    Project.class,
    Task.class,
    Contact.class,
    Login.class,
    Visit.class,
    Invoice.class,
    Label.class,
    Note.class,
    Photo.class,
    Print.class,
    Folder.class,
    Sheet.class,
    Country.class
  };

  private Agency() {}

  @MappedSuperclass
  abstract static class Owned {
    @Id int id;
    @TenantId String tenant;
  }

  @Entity(name = "Country")
  @Table(name = "countries")
  static class Country {
    @Id int id;

    @OneToMany(mappedBy = "country")
    @CascadeRule({SAVE_UPDATE, MERGE})
    List<Client> clients = new ArrayList<>();
  }

  @Entity(name = "Client")
  @Table(name = "clients")
  static class Client extends Owned {
    @ManyToOne(fetch = FetchType.LAZY)
    Country country;

    @OneToMany(mappedBy = "client")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Project> projects = new ArrayList<>();

    @OneToMany(mappedBy = "client")
    @CascadeRule({SAVE_UPDATE, MERGE})
    List<Contact> contacts = new ArrayList<>();

    @OneToMany(mappedBy = "client")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    List<Login> logins = new ArrayList<>();

    @ManyToMany
    @JoinTable(name = "client_labels")
    @CascadeRule({SAVE_UPDATE, MERGE})
    Set<Label> labels = new HashSet<>();

    @OneToMany
    @JoinColumn(name = "client_id")
    @CascadeRule(ALL)
    List<Note> notes = new ArrayList<>();

    @OneToMany(mappedBy = "client")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Photo> photos = new ArrayList<>();

    @OneToMany(mappedBy = "client")
    @CascadeRule(ALL)
    List<Folder> folders = new ArrayList<>();
  }

  @Entity(name = "Project")
  @Table(name = "projects")
  static class Project extends Owned {
    @ManyToOne(fetch = FetchType.LAZY)
    Client client;

    @OneToMany(mappedBy = "project")
    @CascadeRule(ALL)
    List<Task> tasks = new ArrayList<>();
  }

  @Entity(name = "Task")
  @Table(name = "tasks")
  static class Task extends Owned {
    @ManyToOne(fetch = FetchType.LAZY)
    Project project;
  }

  @Entity(name = "Contact")
  @Table(name = "contacts")
  static class Contact extends Owned {
    @ManyToOne(fetch = FetchType.LAZY)
    Client client;
  }

  @Entity(name = "Login")
  @Table(name = "logins")
  static class Login extends Owned {
    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(OnDelete.CASCADE)
    Client client;
  }

  @Entity(name = "Visit")
  @Table(name = "visits")
  static class Visit extends Owned {
    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(OnDelete.SET_NULL)
    Client client;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(OnDelete.CASCADE)
    Login login;
  }

  @Entity(name = "Invoice")
  @Table(name = "invoices")
  static class Invoice extends Owned {
    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(OnDelete.RESTRICT)
    Client client;
  }

  @Entity(name = "Label")
  @Table(name = "labels")
  static class Label extends Owned {}

  @Entity(name = "Note")
  @Table(name = "notes")
  static class Note extends Owned {}

  /** Its callback wants to see the object. */
  @Entity(name = "Photo")
  @Table(name = "photos")
  static class Photo extends Owned {
    static final List<Integer> REMOVED = new ArrayList<>();

    @ManyToOne(fetch = FetchType.LAZY)
    Client client;

    @OneToMany(mappedBy = "photo")
    @CascadeRule(ALL)
    List<Print> prints = new ArrayList<>();

    @PreRemove
    void removed() {
      REMOVED.add(id);
    }
  }

  /** As its photo. */
  @Entity(name = "Print")
  @Table(name = "prints")
  static class Print extends Owned {
    @ManyToOne(fetch = FetchType.LAZY)
    Photo photo;

    @PreRemove
    void removed() {
      Photo.REMOVED.add(id);
    }
  }

  /** Below each other, on any number of levels. */
  @Entity(name = "Folder")
  @Table(name = "folders")
  static class Folder extends Owned {
    @ManyToOne(fetch = FetchType.LAZY)
    Client client;

    @ManyToOne(fetch = FetchType.LAZY)
    Folder parent;

    @OneToMany(mappedBy = "parent")
    @CascadeRule(ALL)
    List<Folder> folders = new ArrayList<>();

    @OneToMany(mappedBy = "folder")
    @CascadeRule(ALL)
    List<Sheet> sheets = new ArrayList<>();
  }

  @Entity(name = "Sheet")
  @Table(name = "sheets")
  static class Sheet extends Owned {
    @ManyToOne(fetch = FetchType.LAZY)
    Folder folder;
  }
}
