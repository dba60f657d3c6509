package dev.cascade.it.orphans;

import jakarta.persistence.AssociationOverride;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Passports whose unique key has two columns. */
final class CompositePassports {

  private CompositePassports() {}

  @Embeddable
  record FullName(String name, String country) {}

  @Entity(name = "CompositeOwner")
  @Table(name = "composite_owners")
  static class Owner extends Person<Document> {

    @EmbeddedId private @Nullable FullName id;

    protected Owner() {}

    Owner(String name) {
      id = new FullName(name, "be");
    }
  }

  @Entity(name = "CompositeDocument")
  @Table(name = "composite_documents")
  @AssociationOverride(
      name = "owner",
      joinColumns = {
        @JoinColumn(name = "owner_name", referencedColumnName = "name"),
        @JoinColumn(name = "owner_country", referencedColumnName = "country")
      })
  static class Document extends Passport<Owner> {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    private @Nullable Long id;
  }

  @Entity(name = "CompositeRequiredOwner")
  @Table(name = "composite_required_owners")
  static class RequiredOwner extends Person<RequiredDocument> {

    @EmbeddedId private @Nullable FullName id;

    protected RequiredOwner() {}

    RequiredOwner(String name) {
      id = new FullName(name, "be");
    }
  }

  @Entity(name = "CompositeRequiredDocument")
  @Table(name = "composite_required_documents")
  @AssociationOverride(
      name = "owner",
      joinColumns = {
        @JoinColumn(name = "owner_name", referencedColumnName = "name", nullable = false),
        @JoinColumn(name = "owner_country", referencedColumnName = "country", nullable = false)
      })
  static class RequiredDocument extends Passport<RequiredOwner> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;
  }
}
