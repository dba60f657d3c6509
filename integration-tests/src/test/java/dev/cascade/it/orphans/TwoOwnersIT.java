package dev.cascade.it.orphans;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A share belongs to a person and to a company, and dies when either lets it go. */
class TwoOwnersIT {

  private static final String MOVE = "update Share set company_id=?,holder_id=? where id=?";
  private static final String DELETE = "delete from Share where id=?";

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Holder.class, Company.class, Share.class);

  @BeforeEach
  void aShareOfAdaInAcme() {
    var ada = new Holder("ada");
    var acme = new Company("acme");
    var share = new Share();
    share.holder = ada;
    share.company = acme;
    ada.shares.add(share);
    acme.shares.add(share);
    database.save(ada, acme, new Holder("bob"), new Company("bolt"));
  }

  @Test
  void itGoesWhenItsHolderLetsItGo() {
    var sql = database.recordSql(session -> session.find(Holder.class, "ada").shares().clear());

    assertThat(sql.writes()).containsExactly(DELETE);
    assertThat(shares()).isEmpty();
  }

  @Test
  void itGoesWhenItsCompanyLetsItGoThoughItsHolderHasItLoaded() {
    var sql =
        database.recordSql(
            session -> {
              assertThat(session.find(Holder.class, "ada").shares()).hasSize(1);
              session.find(Company.class, "acme").shares().clear();
            });

    assertThat(sql.writes()).containsExactly(DELETE);
    assertThat(shares()).isEmpty();
  }

  @Test
  void itGoesWhenItsOwnSideLetsItGo() {
    var sql = database.recordSql(session -> share(session).company = null);

    assertThat(sql.writes()).containsExactly(DELETE);
    assertThat(shares()).isEmpty();
  }

  @Test
  void itStaysWhenItsHolderGivesItToAnother() {
    var sql =
        database.recordSql(
            session -> {
              var share = session.find(Holder.class, "ada").shares().remove(0);
              assertThat(session.find(Company.class, "acme").shares()).hasSize(1);
              session.find(Holder.class, "bob").shares().add(share);
            });

    assertThat(sql.writes()).containsExactly(MOVE);
    assertThat(shares()).containsExactly("bob|acme");
  }

  @Test
  void itMovesWithBothOwnersByOneUpdate() {
    var sql =
        database.recordSql(
            session -> {
              var share = session.find(Holder.class, "ada").shares().remove(0);
              session.find(Company.class, "acme").shares().clear();
              session.find(Holder.class, "bob").shares().add(share);
              session.find(Company.class, "bolt").shares().add(share);
            });

    assertThat(sql.writes()).containsExactly(MOVE);
    assertThat(shares()).containsExactly("bob|bolt");
  }

  @Test
  void itGoesWithItsHolder() {
    database.recordSql(session -> session.remove(session.find(Holder.class, "ada")));

    assertThat(shares()).isEmpty();
    assertThat(database.rows("select id from company order by id")).containsExactly("acme", "bolt");
  }

  @Test
  void aDetachedShareReachedByPersistIsRefusedWithItsPath() {
    var detached = new ArrayList<Share>();
    database.inTransaction(session -> detached.add(share(session)));
    var cy = new Holder("cy");
    cy.shares.add(detached.get(0));

    var refused = catchThrowable(() -> database.recordSql(session -> session.persist(cy)));

    assertThat(refused).hasStackTraceContaining("Holder.shares").hasStackTraceContaining("merge");
    assertThat(shares()).containsExactly("ada|acme");
  }

  @Test
  void aDetachedSharePutToAManagedHolderIsRefusedWithItsPath() {
    var detached = new ArrayList<Share>();
    database.inTransaction(session -> detached.add(share(session)));

    var refused =
        catchThrowable(
            () ->
                database.recordSql(
                    session -> session.find(Holder.class, "bob").shares().add(detached.get(0))));

    assertThat(refused)
        .hasStackTraceContaining(
            "reached by Holder#bob over Holder.shares. It has a row already: merge it");
    assertThat(database.sent().writes()).isEmpty();
    assertThat(shares()).containsExactly("ada|acme");
  }

  @Test
  void itGoesWhenOneMovesItAndTheOtherLetsItGo() {
    database.recordSql(
        session -> {
          var share = session.find(Holder.class, "ada").shares().remove(0);
          session.find(Company.class, "acme").shares().clear();
          session.find(Holder.class, "bob").shares().add(share);
        });

    assertThat(shares()).isEmpty();
  }

  private static Share share(EntityManager session) {
    return session.createQuery("from Share", Share.class).getSingleResult();
  }

  private static List<String> shares() {
    return database.rows("select holder_id, company_id from share");
  }

  @Entity(name = "Holder")
  static class Holder {

    @Id @Nullable String id;

    @OneToMany(mappedBy = "holder")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Share> shares = new ArrayList<>();

    protected Holder() {}

    Holder(String id) {
      this.id = id;
    }

    // A proxy's own field is empty.
    List<Share> shares() {
      return shares;
    }
  }

  @Entity(name = "Company")
  static class Company {

    @Id @Nullable String id;

    @OneToMany(mappedBy = "company")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Share> shares = new ArrayList<>();

    protected Company() {}

    Company(String id) {
      this.id = id;
    }

    // A proxy's own field is empty.
    List<Share> shares() {
      return shares;
    }
  }

  @Entity(name = "Share")
  static class Share {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Holder holder;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Company company;
  }
}
