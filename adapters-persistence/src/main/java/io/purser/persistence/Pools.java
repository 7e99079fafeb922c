package io.purser.persistence;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.transaction.TransactionOperations;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;

/**
 * The two pools, and a unit of work on each. Datasource {@code intake} is a few connections for
 * idempotency claims and deliveries, so that both get through while the product is busy.
 */
@Factory
final class Pools {
  @Singleton
  @Primary
  Transactions product(
      @Named("default") TransactionOperations<Connection> transactions,
      @Named("default") ConnectionOperations<Connection> connections,
      DatabaseSettings settings) {
    return new Transactions(
        transactions, connections, new StatementTime(settings.statementTimeout()));
  }

  @Singleton
  @Named("intake")
  Transactions intake(
      @Named("intake") TransactionOperations<Connection> transactions,
      @Named("intake") ConnectionOperations<Connection> connections,
      DatabaseSettings settings) {
    return new Transactions(
        transactions, connections, new StatementTime(settings.statementTimeout()));
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
