package dev.cascade.it.orphans;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Owns cards; a card owns its notes. */
@Entity(name = "Board")
@Table(name = "boards")
class Board {

  @Id private @Nullable String id;

  @OneToMany(mappedBy = "board")
  @CascadeRule({ALL, DELETE_ORPHAN})
  List<Card> cards = new ArrayList<>();

  protected Board() {}

  Board(String id, String... cards) {
    this.id = id;
    for (var each : cards) {
      put(new Card(each));
    }
  }

  String id() {
    return String.valueOf(id);
  }

  List<Card> cards() {
    return cards;
  }

  /** Sets both sides. */
  void put(Card card) {
    cards().add(card);
    card.putOn(this);
  }

  @Entity(name = "Card")
  @Table(name = "cards")
  static class Card {

    @Id private @Nullable String id;

    private @Nullable String text;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Board board;

    @OneToMany(mappedBy = "card")
    @CascadeRule({ALL, DELETE_ORPHAN})
    private List<Note> notes = new ArrayList<>();

    protected Card() {}

    Card(String id) {
      this.id = id;
      notes.add(new Note(id + " note", this));
    }

    List<Note> notes() {
      return notes;
    }

    void write(String given) {
      text = given;
    }

    /** Sets this side alone. */
    void putOn(@Nullable Board there) {
      board = there;
    }
  }

  @Entity(name = "Note")
  @Table(name = "notes")
  static class Note {

    @Id private @Nullable String id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    private @Nullable Card card;

    protected Note() {}

    Note(String id, Card card) {
      this.id = id;
      this.card = card;
    }

    void pinOn(@Nullable Card other) {
      card = other;
    }
  }
}
