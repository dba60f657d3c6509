package dev.cascade.it.concurrency;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.CascadeOption.SAVE_UPDATE;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.cfg.AvailableSettings;
import org.jspecify.annotations.Nullable;

/** Pairs of a parent and a child, each kept in order by another means. */
final class Pairs {

  private Pairs() {}

  static MappedDatabase onPostgres() {
    return MappedDatabase.of(
            Owner.class,
            Owned.class,
            Holder.class,
            Held.class,
            Sponsor.class,
            Sponsored.class,
            Host.class,
            Guest.class,
            Club.class,
            Member.class)
        // Refusals and deadlocks are wanted here.
        .with(AvailableSettings.LOG_JDBC_ERRORS, false);
  }

  @MappedSuperclass
  abstract static class Named {
    @Id String id;
  }

  @Entity(name = "Owner")
  static class Owner extends Named {
    @OneToMany(mappedBy = "parent")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Owned> children = new ArrayList<>();
  }

  @Entity(name = "Owned")
  static class Owned extends Named {
    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id")
    @Nullable Owner parent;
  }

  @Entity(name = "Holder")
  static class Holder extends Named {
    @OneToMany(mappedBy = "parent")
    @CascadeRule({SAVE_UPDATE, MERGE, DELETE})
    List<Held> children = new ArrayList<>();
  }

  @Entity(name = "Held")
  static class Held extends Named {
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id")
    @Nullable Holder parent;
  }

  @Entity(name = "Sponsor")
  static class Sponsor extends Named {
    @OneToMany(mappedBy = "parent")
    @CascadeRule({SAVE_UPDATE, MERGE})
    List<Sponsored> children = new ArrayList<>();
  }

  @Entity(name = "Sponsored")
  static class Sponsored extends Named {
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id")
    @Nullable Sponsor parent;
  }

  @Entity(name = "Host")
  static class Host extends Named {
    @OneToMany(mappedBy = "parent")
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        passiveDeletes = PassiveDeletes.ON)
    List<Guest> children = new ArrayList<>();
  }

  @Entity(name = "Guest")
  static class Guest extends Named {
    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id")
    @OnParentDelete(OnDelete.CASCADE)
    @Nullable Host parent;
  }

  @Entity(name = "Club")
  static class Club extends Named {
    @OneToMany(mappedBy = "parent")
    @CascadeRule(
        value = {SAVE_UPDATE, MERGE},
        passiveDeletes = PassiveDeletes.ON)
    List<Member> children = new ArrayList<>();
  }

  @Entity(name = "Member")
  static class Member extends Named {
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id")
    @OnParentDelete(OnDelete.SET_NULL)
    @Nullable Club parent;
  }
}
