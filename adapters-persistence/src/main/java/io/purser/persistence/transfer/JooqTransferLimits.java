package io.purser.persistence.transfer;

import static io.purser.persistence.schema.Tables.LOOSER_TRANSFER_LIMIT;
import static io.purser.persistence.schema.Tables.TRANSFER_LIMIT;
import static io.purser.persistence.schema.Tables.TRANSFER_LIMITS;

import io.purser.domain.access.Motion;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.limit.SendingLimit;
import io.purser.domain.transfer.limit.SendingLimits;
import io.purser.domain.transfer.limit.TransferLimits;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.OpenWork;
import io.purser.persistence.schema.tables.records.TransferLimitsRecord;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A set of limits is a row that knows the version, and a row for each asset. Those that wait for a
 * second operator have a table of their own.
 */
@Singleton
final class JooqTransferLimits implements TransferLimits {
  @Override
  public SendingLimits get(TenantId tenant, @Nullable CustomerId customer) {
    var none = SendingLimits.none(tenant, customer);
    return OpenWork.of(tenant)
        .selectFrom(TRANSFER_LIMITS)
        .where(TRANSFER_LIMITS.TENANT_ID.eq(tenant))
        .and(TRANSFER_LIMITS.SUBJECT.eq(none.subject()))
        .fetchOptional()
        .map(
            row ->
                new SendingLimits(
                    tenant,
                    customer,
                    byAsset(none),
                    row.getChangedAt(),
                    awaiting(none, row),
                    row.getVersion()))
        .orElse(none);
  }

  private static SortedMap<String, SendingLimit> byAsset(SendingLimits of) {
    var limits = new TreeMap<String, SendingLimit>();
    OpenWork.of(of.tenant())
        .selectFrom(TRANSFER_LIMIT)
        .where(TRANSFER_LIMIT.TENANT_ID.eq(of.tenant()))
        .and(TRANSFER_LIMIT.SUBJECT.eq(of.subject()))
        .forEach(
            row ->
                limits.put(
                    row.getSymbol(),
                    new SendingLimit(
                        row.getPerTransfer(),
                        row.getPerDay(),
                        row.getPerMonth(),
                        row.getApprovalAbove())));
    return limits;
  }

  private static @Nullable Motion<SortedMap<String, SendingLimit>> awaiting(
      SendingLimits of, TransferLimitsRecord limits) {
    var askedBy = limits.getLooseningAskedBy();
    var dueAt = limits.getLooseningDueAt();
    if (askedBy == null || dueAt == null) {
      return null;
    }
    var looser = new TreeMap<String, SendingLimit>();
    OpenWork.of(of.tenant())
        .selectFrom(LOOSER_TRANSFER_LIMIT)
        .where(LOOSER_TRANSFER_LIMIT.TENANT_ID.eq(of.tenant()))
        .and(LOOSER_TRANSFER_LIMIT.SUBJECT.eq(of.subject()))
        .forEach(
            row ->
                looser.put(
                    row.getSymbol(),
                    new SendingLimit(
                        row.getPerTransfer(),
                        row.getPerDay(),
                        row.getPerMonth(),
                        row.getApprovalAbove())));
    return new Motion<>(Collections.unmodifiableSortedMap(looser), askedBy, dueAt);
  }

  @Override
  public void save(SendingLimits limits) {
    if (written(limits) == 0) {
      throw new StaleAggregate(limits.subject());
    }
    writeInForce(limits);
    writeAwaiting(limits);
  }

  private static void writeInForce(SendingLimits limits) {
    var dsl = OpenWork.of(limits.tenant());
    dsl.deleteFrom(TRANSFER_LIMIT)
        .where(TRANSFER_LIMIT.TENANT_ID.eq(limits.tenant()))
        .and(TRANSFER_LIMIT.SUBJECT.eq(limits.subject()))
        .execute();
    limits
        .byAsset()
        .forEach(
            (asset, limit) ->
                dsl.insertInto(TRANSFER_LIMIT)
                    .set(TRANSFER_LIMIT.TENANT_ID, limits.tenant())
                    .set(TRANSFER_LIMIT.SUBJECT, limits.subject())
                    .set(TRANSFER_LIMIT.SYMBOL, asset)
                    .set(TRANSFER_LIMIT.PER_TRANSFER, limit.perTransfer())
                    .set(TRANSFER_LIMIT.PER_DAY, limit.perDay())
                    .set(TRANSFER_LIMIT.PER_MONTH, limit.perMonth())
                    .set(TRANSFER_LIMIT.APPROVAL_ABOVE, limit.approvalAbove())
                    .execute());
  }

  private static void writeAwaiting(SendingLimits limits) {
    var dsl = OpenWork.of(limits.tenant());
    dsl.deleteFrom(LOOSER_TRANSFER_LIMIT)
        .where(LOOSER_TRANSFER_LIMIT.TENANT_ID.eq(limits.tenant()))
        .and(LOOSER_TRANSFER_LIMIT.SUBJECT.eq(limits.subject()))
        .execute();
    var awaiting = limits.awaiting();
    if (awaiting == null) {
      return;
    }
    awaiting
        .wanted()
        .forEach(
            (asset, limit) ->
                dsl.insertInto(LOOSER_TRANSFER_LIMIT)
                    .set(LOOSER_TRANSFER_LIMIT.TENANT_ID, limits.tenant())
                    .set(LOOSER_TRANSFER_LIMIT.SUBJECT, limits.subject())
                    .set(LOOSER_TRANSFER_LIMIT.SYMBOL, asset)
                    .set(LOOSER_TRANSFER_LIMIT.PER_TRANSFER, limit.perTransfer())
                    .set(LOOSER_TRANSFER_LIMIT.PER_DAY, limit.perDay())
                    .set(LOOSER_TRANSFER_LIMIT.PER_MONTH, limit.perMonth())
                    .set(LOOSER_TRANSFER_LIMIT.APPROVAL_ABOVE, limit.approvalAbove())
                    .execute());
  }

  /** Of two who set the first limits at once, the second finds a row. */
  private static int written(SendingLimits limits) {
    var dsl = OpenWork.of(limits.tenant());
    var awaiting = limits.awaiting();
    var askedBy = awaiting == null ? null : awaiting.askedBy();
    var dueAt = awaiting == null ? null : awaiting.dueAt();
    return limits.version() == 0
        ? dsl.insertInto(TRANSFER_LIMITS)
            .set(TRANSFER_LIMITS.TENANT_ID, limits.tenant())
            .set(TRANSFER_LIMITS.SUBJECT, limits.subject())
            .set(TRANSFER_LIMITS.CUSTOMER_ID, limits.customer())
            .set(TRANSFER_LIMITS.CHANGED_AT, limits.changedAt())
            .set(TRANSFER_LIMITS.LOOSENING_ASKED_BY, askedBy)
            .set(TRANSFER_LIMITS.LOOSENING_DUE_AT, dueAt)
            .set(TRANSFER_LIMITS.VERSION, 1L)
            .onConflictDoNothing()
            .execute()
        : dsl.update(TRANSFER_LIMITS)
            .set(TRANSFER_LIMITS.CHANGED_AT, limits.changedAt())
            .set(TRANSFER_LIMITS.LOOSENING_ASKED_BY, askedBy)
            .set(TRANSFER_LIMITS.LOOSENING_DUE_AT, dueAt)
            .set(TRANSFER_LIMITS.VERSION, limits.version() + 1)
            .where(TRANSFER_LIMITS.TENANT_ID.eq(limits.tenant()))
            .and(TRANSFER_LIMITS.SUBJECT.eq(limits.subject()))
            .and(TRANSFER_LIMITS.VERSION.eq(limits.version()))
            .execute();
  }
}
