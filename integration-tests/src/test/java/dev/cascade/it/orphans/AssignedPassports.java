package dev.cascade.it.orphans;

import jakarta.persistence.AssociationOverride;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Passports whose ids are assigned by the application: with a key that may be null, and with one
 * that may not.
 */
final class AssignedPassports {

  private static final AtomicLong NEXT = new AtomicLong();

  private AssignedPassports() {}

  @Entity(name = "AssignedOwner")
  @Table(name = "assigned_owners")
  static class Owner extends Person<Document> {

    @Id private @Nullable String name;

    protected Owner() {}

    Owner(String name) {
      this.name = name;
    }
  }

  @Entity(name = "AssignedDocument")
  @Table(name = "assigned_documents")
  static class Document extends Passport<Owner> {

    @Id private @Nullable Long id = NEXT.incrementAndGet();
  }

  @Entity(name = "AssignedRequiredOwner")
  @Table(name = "assigned_required_owners")
  static class RequiredOwner extends Person<RequiredDocument> {

    @Id private @Nullable String name;

    protected RequiredOwner() {}

    RequiredOwner(String name) {
      this.name = name;
    }
  }

  @Entity(name = "AssignedRequiredDocument")
  @Table(name = "assigned_required_documents")
  @AssociationOverride(
      name = "owner",
      joinColumns = @JoinColumn(name = "owner_name", nullable = false))
  static class RequiredDocument extends Passport<RequiredOwner> {

    @Id private @Nullable Long id = NEXT.incrementAndGet();
  }
}
