package dev.cascade.it.tenants;

import dev.cascade.it.support.Schema;
import dev.cascade.it.support.TestPostgres;

/** A schema for each tenant. */
class SchemaPerTenantIT extends OwnTablesContract {

  @Override
  Schema open() {
    return TestPostgres.server().newSchema();
  }
}
