package dev.cascade.it.spring;

import dev.cascade.hibernate.softdelete.SoftDeletable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Soft-deletable, and without a rule. */
@Entity
@Table(name = "memos")
class Memo extends SoftDeletable {

  @Id @GeneratedValue Long id;

  String text;

  Memo() {}

  Memo(String text) {
    this.text = text;
  }
}
