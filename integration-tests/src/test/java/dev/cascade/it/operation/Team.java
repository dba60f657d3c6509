package dev.cascade.it.operation;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PreRemove;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** One entity with what is deleted as a set, one by one, by JPA alone, set null, and refuses. */
@Entity(name = "Team")
@Table(name = "teams")
class Team {

  @Id Long id;

  @OneToMany(mappedBy = "team")
  @CascadeRule({ALL, DELETE_ORPHAN})
  List<Match> matches = new ArrayList<>();

  @OneToMany(mappedBy = "team")
  @CascadeRule({ALL, DELETE_ORPHAN})
  List<Contract> contracts = new ArrayList<>();

  @OneToMany(mappedBy = "team", cascade = CascadeType.REMOVE)
  List<Photo> photos = new ArrayList<>();

  @OneToMany(mappedBy = "team")
  @CascadeRule
  List<Fan> fans = new ArrayList<>();

  @Entity(name = "Match")
  @Table(name = "matches")
  static class Match {

    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    Team team;
  }

  @Entity(name = "Contract")
  @Table(name = "contracts")
  static class Contract {

    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    Team team;

    @PreRemove
    void see() {}
  }

  @Entity(name = "Photo")
  @Table(name = "photos")
  static class Photo {

    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    Team team;
  }

  @Entity(name = "Fan")
  @Table(name = "fans")
  static class Fan {

    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    Team team;
  }

  @Entity(name = "Debt")
  @Table(name = "debts")
  static class Debt {

    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(OnDelete.RESTRICT)
    Team team;
  }

  @Entity(name = "Club")
  @Table(name = "clubs")
  static class Club extends SoftDeletable {

    @Id Long id;

    @OneToMany(mappedBy = "club")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Member> members = new ArrayList<>();
  }

  @Entity(name = "Member")
  @Table(name = "members")
  static class Member extends SoftDeletable {

    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    Club club;
  }

  static final Class<?>[] ALL_TYPES = {
    Team.class,
    Match.class,
    Contract.class,
    Photo.class,
    Fan.class,
    Debt.class,
    Club.class,
    Member.class
  };

  static final String ROWS =
      """
      insert into teams values (1), (2);
      insert into matches (id, team_id) values (1, 1), (2, 1), (3, 1), (4, 2);
      insert into contracts (id, team_id) values (1, 1), (2, 1);
      insert into photos (id, team_id) values (1, 1);
      insert into fans (id, team_id) values (1, 1), (2, 1);
      insert into clubs (id) values (1);
      insert into members (id, club_id) values (1, 1), (2, 1);
      """;
}
