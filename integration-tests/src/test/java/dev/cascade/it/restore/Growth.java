package dev.cascade.it.restore;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import dev.cascade.DeletedAt;
import dev.cascade.DeletionId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PreRemove;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/** Trunks with branches, which have branches in turn, and on which something is or sits. */
@MappedSuperclass
abstract class Growth {

  @Id Long id;

  @DeletedAt
  @Column(name = "deleted_at")
  @Nullable Instant deletedAt;

  void hangOn(Growth parent) {
    throw new IllegalStateException(this + " cannot hang on " + parent);
  }

  /** Loads what hangs on it. */
  void look() {}

  @Entity(name = "Trunk")
  @Table(name = "trunks")
  static class Trunk extends Growth {
    @DeletionId
    @Column(name = "deletion_id")
    @Nullable UUID deletionId;

    @Version long version;

    @OneToMany(mappedBy = "trunk")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Branch> branches = new ArrayList<>();

    @Override
    void look() {
      Hibernate.initialize(branches);
    }
  }

  @Entity(name = "Branch")
  @Table(name = "branches")
  static class Branch extends Growth {
    @DeletionId
    @Column(name = "deletion_id")
    @Nullable UUID deletionId;

    @Version long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "trunk_id")
    @Nullable Trunk trunk;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "branch_id")
    @Nullable Branch branch;

    @OneToMany(mappedBy = "branch")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Branch> branches = new ArrayList<>();

    @OneToMany(mappedBy = "branch")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Leaf> leaves = new ArrayList<>();

    @OneToMany(mappedBy = "branch")
    @CascadeRule(ALL)
    List<Bird> birds = new ArrayList<>();

    @OneToMany
    @JoinColumn(name = "branch_id")
    @CascadeRule(ALL)
    List<Fruit> fruits = new ArrayList<>();

    @Override
    void hangOn(Growth parent) {
      trunk = parent instanceof Trunk one ? one : null;
      branch = parent instanceof Branch one ? one : null;
    }

    @Override
    void look() {
      Hibernate.initialize(branches);
      Hibernate.initialize(leaves);
      Hibernate.initialize(birds);
      Hibernate.initialize(fruits);
    }
  }

  @Entity(name = "Leaf")
  @Table(name = "leaves")
  @Inheritance(strategy = InheritanceType.JOINED)
  static class Leaf extends Growth {
    @DeletionId
    @Column(name = "deletion_id")
    @Nullable UUID deletionId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "branch_id")
    Branch branch;

    @Override
    void hangOn(Growth parent) {
      branch = (Branch) parent;
    }
  }

  @Entity(name = "Needle")
  @Table(name = "needles")
  static class Needle extends Leaf {}

  /** Is told by the time alone, and wants to know when it goes. */
  @Entity(name = "Bird")
  @Table(name = "birds")
  static class Bird extends Growth {
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "branch_id")
    Branch branch;

    @Override
    void hangOn(Growth parent) {
      branch = (Branch) parent;
    }

    @PreRemove
    void fly() {}
  }

  @Entity(name = "Fruit")
  @Table(name = "fruits")
  static class Fruit extends Growth {
    @DeletionId
    @Column(name = "deletion_id")
    @Nullable UUID deletionId;

    @Override
    void hangOn(Growth parent) {
      ((Branch) parent).fruits.add(this);
    }
  }
}
