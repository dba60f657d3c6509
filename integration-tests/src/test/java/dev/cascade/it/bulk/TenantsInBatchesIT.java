package dev.cascade.it.bulk;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.Cascades;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.TenantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TenantsInBatchesIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Client.class, Bill.class);

  @BeforeEach
  void twoTenants() {
    database.execute(
        """
        insert into clients (id, tenant) values (1, 'a'), (2, 'b');
        insert into bills (id, client_id, tenant) select n, 1 + n % 2, case when n % 2 = 0 then 'a' else 'b' end from generate_series(1, 50) n""");
  }

  @Test
  void eachStatementCarriesTheTenant() {
    var result =
        Cascades.of(database.sessions())
            .inBatches()
            .chunkSize(7)
            .tenant("a")
            .delete(Client.class, 1L);

    assertThat(result.isComplete()).isTrue();
    assertThat(database.rows("select tenant, count(*) from bills group by tenant"))
        .containsExactly("b|25");
    assertThat(database.rows("select id from clients")).containsExactly("2");
    assertThat(database.sent().all().stream().filter(each -> each.startsWith("delete from")))
        .isNotEmpty()
        .allMatch(each -> each.contains("tenant"));
  }

  @Test
  void theRootOfAnotherTenantIsNotThere() {
    var result = Cascades.of(database.sessions()).inBatches().tenant("a").delete(Client.class, 2L);

    assertThat(result.total()).isZero();
    assertThat(database.rows("select count(*) from bills")).containsExactly("50");
  }

  @Entity(name = "Client")
  @Table(name = "clients")
  static class Client {
    @Id Long id;
    @TenantId String tenant;

    @OneToMany(mappedBy = "client")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Bill> bills = new ArrayList<>();
  }

  @Entity(name = "Bill")
  @Table(name = "bills", indexes = @Index(columnList = "client_id, id"))
  static class Bill {
    @Id Long id;
    @TenantId String tenant;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "client_id")
    Client client;
  }
}
