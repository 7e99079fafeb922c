package io.purser.persistence;

/** Which connections a transaction uses. */
enum Pool {
  /** Datasource {@code default}. */
  PRODUCT,
  /**
   * Datasource {@code intake}: a few connections for idempotency claims and deliveries, so that
   * both get through while the product is busy.
   */
  INTAKE
}
