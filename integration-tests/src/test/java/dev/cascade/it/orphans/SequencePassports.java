package dev.cascade.it.orphans;

import jakarta.persistence.AssociationOverride;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * Passports whose ids are taken from a sequence: with a key that may be null, and with one that may
 * not.
 */
final class SequencePassports {

  private SequencePassports() {}

  @Entity(name = "SequenceOwner")
  @Table(name = "sequence_owners")
  static class Owner extends Person<Document> {

    @Id private @Nullable String name;

    protected Owner() {}

    Owner(String name) {
      this.name = name;
    }
  }

  @Entity(name = "SequenceDocument")
  @Table(name = "sequence_documents")
  static class Document extends Passport<Owner> {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    private @Nullable Long id;
  }

  @Entity(name = "SequenceRequiredOwner")
  @Table(name = "sequence_required_owners")
  static class RequiredOwner extends Person<RequiredDocument> {

    @Id private @Nullable String name;

    protected RequiredOwner() {}

    RequiredOwner(String name) {
      this.name = name;
    }
  }

  @Entity(name = "SequenceRequiredDocument")
  @Table(name = "sequence_required_documents")
  @AssociationOverride(
      name = "owner",
      joinColumns = @JoinColumn(name = "owner_name", nullable = false))
  static class RequiredDocument extends Passport<RequiredOwner> {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    private @Nullable Long id;
  }
}
