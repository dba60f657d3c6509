package dev.cascade.it.ownership;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Owns one badge, members and teams, which die without it, and notes, which do not. */
@Entity(name = "Team")
@Table(name = "teams")
class Team implements Owned {

  @Id
  @Column(name = "name")
  private String name = "";

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "owner")
  private @Nullable Team parent;

  @OneToMany(mappedBy = "parent")
  @CascadeRule({ALL, DELETE_ORPHAN})
  @Nullable Set<Team> teams = new HashSet<>();

  @OneToOne(mappedBy = "team", fetch = FetchType.LAZY)
  @CascadeRule({ALL, DELETE_ORPHAN})
  @Nullable Badge badge;

  @OneToMany(mappedBy = "team")
  @CascadeRule({ALL, DELETE_ORPHAN})
  @Nullable List<Member> members = new ArrayList<>();

  @OneToMany(mappedBy = "team")
  @CascadeRule
  @Nullable List<Note> notes = new ArrayList<>();

  protected Team() {}

  Team(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public @Nullable Team owner() {
    return parent;
  }

  @Override
  public void belongTo(@Nullable Team team) {
    parent = team;
  }

  @Entity(name = "Badge")
  @Table(name = "badges")
  static class Badge implements Owned {

    @Id
    @Column(name = "name")
    private String name = "";

    @OneToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "owner", unique = true)
    private @Nullable Team team;

    protected Badge() {}

    Badge(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public @Nullable Team owner() {
      return team;
    }

    @Override
    public void belongTo(@Nullable Team given) {
      team = given;
    }
  }

  @Entity(name = "Member")
  @Table(name = "members")
  static class Member implements Owned {

    @Id
    @Column(name = "name")
    private String name = "";

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "owner")
    private @Nullable Team team;

    protected Member() {}

    Member(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public @Nullable Team owner() {
      return team;
    }

    @Override
    public void belongTo(@Nullable Team given) {
      team = given;
    }
  }

  @Entity(name = "Note")
  @Table(name = "notes")
  static class Note implements Owned {

    @Id
    @Column(name = "name")
    private String name = "";

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "owner")
    private @Nullable Team team;

    protected Note() {}

    Note(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public @Nullable Team owner() {
      return team;
    }

    @Override
    public void belongTo(@Nullable Team given) {
      team = given;
    }
  }
}
