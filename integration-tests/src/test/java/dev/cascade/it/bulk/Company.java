package dev.cascade.it.bulk;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PreRemove;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A company with children of each kind of mapping. */
@Entity(name = "Company")
class Company {

  @Id Long id;

  @OneToMany(mappedBy = "company")
  @CascadeRule({ALL, DELETE_ORPHAN})
  List<Asset> assets = new ArrayList<>();

  @OneToMany(mappedBy = "company")
  @CascadeRule({ALL, DELETE_ORPHAN})
  List<Ticket> tickets = new ArrayList<>();

  @OneToMany(mappedBy = "company")
  @CascadeRule({ALL, DELETE_ORPHAN})
  List<Part> parts = new ArrayList<>();

  @OneToMany(mappedBy = "company")
  @CascadeRule({ALL, DELETE_ORPHAN})
  List<Line> lines = new ArrayList<>();

  @OneToMany(mappedBy = "company")
  @CascadeRule({ALL, DELETE_ORPHAN})
  List<Seat> seats = new ArrayList<>();

  @OneToMany(mappedBy = "company")
  @CascadeRule({ALL, DELETE_ORPHAN})
  List<Watched> watched = new ArrayList<>();

  @OneToMany(mappedBy = "company")
  @CascadeRule({ALL, DELETE_ORPHAN})
  List<Letter> letters = new ArrayList<>();

  static MappedDatabase onPostgres() {
    return MappedDatabase.of(
        Company.class,
        Asset.class,
        Car.class,
        House.class,
        Ticket.class,
        Bug.class,
        Part.class,
        Wheel.class,
        Door.class,
        Line.class,
        LineNote.class,
        Seat.class,
        Watched.class,
        WatchedNote.class,
        Letter.class);
  }

  @Entity(name = "Asset")
  @Inheritance(strategy = InheritanceType.JOINED)
  abstract static class Asset {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "company_id")
    Company company;
  }

  @Entity(name = "Car")
  static class Car extends Asset {
    int wheels;
  }

  @Entity(name = "House")
  static class House extends Asset {
    int floors;
  }

  @Entity(name = "Ticket")
  static class Ticket {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "company_id")
    Company company;
  }

  @Entity(name = "Bug")
  static class Bug extends Ticket {
    String text;
  }

  @Entity(name = "Part")
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  abstract static class Part {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "company_id")
    Company company;
  }

  @Entity(name = "Wheel")
  static class Wheel extends Part {}

  @Entity(name = "Door")
  static class Door extends Part {}

  @Embeddable
  record LineId(Long companyId, int number) implements Serializable {}

  @Entity(name = "Line")
  static class Line {
    @EmbeddedId LineId id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @MapsId("companyId")
    @JoinColumn(name = "company_id")
    Company company;

    @OneToMany(mappedBy = "line")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<LineNote> notes = new ArrayList<>();
  }

  @Entity(name = "LineNote")
  static class LineNote {
    @Id UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    Line line;
  }

  record SeatId(Long company, int place) implements Serializable {}

  @Entity(name = "Seat")
  @IdClass(SeatId.class)
  static class Seat {
    @Id
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "company_id")
    Company company;

    @Id int place;
  }

  @Entity(name = "Watched")
  static class Watched {

    static final AtomicInteger REMOVED = new AtomicInteger();

    @Id Long id;
    @Version int version;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "company_id")
    Company company;

    @OneToMany(mappedBy = "watched")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<WatchedNote> notes = new ArrayList<>();

    @PreRemove
    void removed() {
      REMOVED.incrementAndGet();
    }
  }

  @Entity(name = "WatchedNote")
  static class WatchedNote {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "watched_id")
    @OnParentDelete(OnDelete.NO_ACTION)
    Watched watched;
  }

  @Entity(name = "Letter")
  static class Letter {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "company_id")
    Company company;

    @ElementCollection List<String> pages = new ArrayList<>();
  }
}
