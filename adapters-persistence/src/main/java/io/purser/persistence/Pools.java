package io.purser.persistence;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.transaction.TransactionOperations;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;

/** The two pools, and a unit of work on each. */
@Factory
final class Pools {
  @Singleton
  @Primary
  Transactions product(
      @Named("default") TransactionOperations<Connection> transactions,
      @Named("default") ConnectionOperations<Connection> connections) {
    return new Transactions(transactions, connections, Pool.PRODUCT);
  }

  @Singleton
  @Named("intake")
  Transactions intake(
      @Named("intake") TransactionOperations<Connection> transactions,
      @Named("intake") ConnectionOperations<Connection> connections) {
    return new Transactions(transactions, connections, Pool.INTAKE);
  }

  @Singleton
  @Primary
  UnitOfWork productWork(Transactions product) {
    return new TransactionalUnitOfWork(product);
  }

  @Singleton
  @Named("intake")
  UnitOfWork intakeWork(@Named("intake") Transactions intake) {
    return new TransactionalUnitOfWork(intake);
  }
}
