package io.purser.persistence;

import io.purser.persistence.schema.Routines;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Removes what need no longer be kept: a little at a time, of all tenants and accounts. */
@Singleton
public final class Housekeeping {
  private static final Duration BODIES_KEPT_FOR = Duration.ofDays(30);
  private static final Duration OUTGOING_KEPT_FOR = Duration.ofDays(30);

  private final Transactions transactions;

  Housekeeping(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Idempotency records that are older than 30 days. Returns how many were removed. */
  public long purgeIdempotencyRecords(int maximum) {
    return transactions.inNone(
        dsl -> Routines.purgeIdempotencyRecords(dsl.configuration(), maximum));
  }

  /** The bytes of deliveries that were worked 30 days ago. Returns how many were dropped. */
  public long dropDeliveryBodies(int maximum) {
    return transactions.inNone(
        dsl ->
            Routines.dropDeliveryBodies(
                dsl.configuration(), DatabaseTime.interval(BODIES_KEPT_FOR), maximum));
  }

  /** What is known of codes that were sent two days ago. Returns how many were removed. */
  public long purgeCardCodes(int maximum) {
    return transactions.inNone(dsl -> Routines.purgeCardCodes(dsl.configuration(), maximum));
  }

  /** What became of outgoing webhooks that ended 30 days ago. Returns how many were removed. */
  public long purgeOutgoingDeliveries(int maximum) {
    return transactions.inNone(
        dsl ->
            Routines.purgeOutgoingDeliveries(
                dsl.configuration(), DatabaseTime.interval(OUTGOING_KEPT_FOR), maximum));
  }

  /** Confirmations that have expired, used or not. Returns how many were removed. */
  public long purgeConfirmations(int maximum) {
    return transactions.inNone(dsl -> Routines.purgeConfirmations(dsl.configuration(), maximum));
  }

  /** Invitations that expired 30 days ago. Returns how many were removed. */
  public long purgeInvitations(int maximum) {
    return transactions.inNone(dsl -> Routines.purgeInvitations(dsl.configuration(), maximum));
  }

  /** Proofs of possession that are too old to be shown again. Returns how many were removed. */
  public long purgeUsedProofs(int maximum) {
    return transactions.inNone(dsl -> Routines.purgeUsedProofs(dsl.configuration(), maximum));
  }

  /** Of whom nothing is counted any more. Returns how many subjects were removed. */
  public long purgeRateTokens(int maximum) {
    return transactions.inNone(dsl -> Routines.purgeRateTokens(dsl.configuration(), maximum));
  }
}
