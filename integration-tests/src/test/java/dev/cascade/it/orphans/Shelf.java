package dev.cascade.it.orphans;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.hibernate.annotations.SortNatural;
import org.jspecify.annotations.Nullable;

/** Has collections of every kind, all null until they are set. */
@Entity(name = "Shelf")
@Table(name = "shelves")
class Shelf {

  @Id @Nullable String id;

  @OneToMany(mappedBy = "inverseList")
  @CascadeRule({ALL, DELETE_ORPHAN})
  @Nullable List<Book> inverseList;

  @OneToMany(mappedBy = "inverseCollection")
  @CascadeRule({ALL, DELETE_ORPHAN})
  @Nullable Collection<Book> inverseCollection;

  @OneToMany(mappedBy = "inverseSet")
  @CascadeRule({ALL, DELETE_ORPHAN})
  @Nullable Set<Book> inverseSet;

  @OneToMany(mappedBy = "inverseMap")
  @MapKey(name = "id")
  @CascadeRule({ALL, DELETE_ORPHAN})
  @Nullable Map<String, Book> inverseMap;

  @OneToMany(mappedBy = "inverseSorted")
  @SortNatural
  @CascadeRule({ALL, DELETE_ORPHAN})
  @Nullable SortedSet<Book> inverseSorted;

  @OneToMany(mappedBy = "inverseOrdered")
  @OrderColumn(name = "place")
  @CascadeRule({ALL, DELETE_ORPHAN})
  @Nullable List<Book> inverseOrdered;

  @OneToMany
  @JoinColumn(name = "key_list")
  @CascadeRule({ALL, DELETE_ORPHAN})
  @Nullable List<Book> keyList;

  @OneToMany
  @JoinColumn(name = "key_set")
  @CascadeRule({ALL, DELETE_ORPHAN})
  @Nullable Set<Book> keySet;

  @OneToMany
  @JoinColumn(name = "key_ordered")
  @OrderColumn(name = "key_place")
  @CascadeRule({ALL, DELETE_ORPHAN})
  @Nullable List<Book> keyOrdered;

  @OneToMany
  @JoinTable(name = "table_list")
  @CascadeRule({ALL, DELETE_ORPHAN})
  @Nullable List<Book> tableList;

  @OneToMany
  @JoinTable(name = "table_set")
  @CascadeRule({ALL, DELETE_ORPHAN})
  @Nullable Set<Book> tableSet;

  @OneToMany
  @JoinTable(name = "table_ordered")
  @OrderColumn(name = "place")
  @CascadeRule({ALL, DELETE_ORPHAN})
  @Nullable List<Book> tableOrdered;

  @OneToMany
  @JoinTable(name = "table_map")
  @CascadeRule({ALL, DELETE_ORPHAN})
  @Nullable Map<String, Book> tableMap;

  @ElementCollection @Nullable List<String> words;

  @ElementCollection @Nullable Set<String> wordSet;

  protected Shelf() {}

  Shelf(String id) {
    this.id = id;
  }

  @Entity(name = "Book")
  @Table(name = "books")
  static class Book implements Comparable<Book> {

    @Id @Nullable String id;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Shelf inverseList;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Shelf inverseCollection;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Shelf inverseSet;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Shelf inverseMap;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Shelf inverseSorted;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Shelf inverseOrdered;

    protected Book() {}

    Book(String id) {
      this.id = id;
    }

    String id() {
      return String.valueOf(id);
    }

    @Override
    public int compareTo(Book other) {
      return id().compareTo(other.id());
    }
  }
}
