package dev.cascade.it.benchmark.batch;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.List;

/** Users and what they wrote. */
final class Forum {

  private Forum() {}

  @Entity(name = "Author")
  @Table(name = "authors")
  static class Author {
    @Id Long id;

    @OneToMany(mappedBy = "author")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Remark> remarks;
  }

  @Entity(name = "Remark")
  @Table(
      name = "remarks",
      indexes = @Index(name = "remarks_of_author", columnList = "author_id, id"))
  static class Remark {
    @Id Long id;

    String content;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "author_id")
    Author author;
  }
}
