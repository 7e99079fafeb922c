package io.purser.persistence;

import io.purser.domain.Store;
import io.purser.domain.customer.CustomersContract;
import io.purser.domain.work.UnitOfWorkContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** PostgreSQL keeps every promise that the domain's ports make. */
class PostgresContractsTest {
  private static TestDatabase database;

  @BeforeAll
  static void start() {
    database = new TestDatabase();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private static Store postgres() {
    return new PostgresStore(database);
  }

  @Nested
  class UnitsOfWork extends UnitOfWorkContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllCustomers extends CustomersContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }
}
