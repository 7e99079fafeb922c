package io.purser.persistence.inbox;

import static io.purser.persistence.schema.Tables.INBOX_DELIVERY;
import static io.purser.persistence.schema.Tables.INBOX_EVENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;

import io.purser.domain.id.Ids;
import io.purser.domain.inbox.Inbox;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import io.purser.persistence.ReadyStatement;
import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.seal.BlindIndexes;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqInbox implements Inbox {
  private static final String WAITING = "waiting";

  /** The same bytes again change nothing. */
  private static final ReadyStatement KEEP =
      ReadyStatement.of(
          DSL.insertInto(INBOX_DELIVERY)
              .columns(
                  INBOX_DELIVERY.ACCOUNT_ID,
                  INBOX_DELIVERY.ID,
                  INBOX_DELIVERY.BODY_INDEX,
                  INBOX_DELIVERY.BODY,
                  INBOX_DELIVERY.SIGNED_AT)
              .values(
                  ReadyStatement.parameterFor(INBOX_DELIVERY.ACCOUNT_ID),
                  ReadyStatement.parameterFor(INBOX_DELIVERY.ID),
                  ReadyStatement.parameterFor(INBOX_DELIVERY.BODY_INDEX),
                  ReadyStatement.parameterFor(INBOX_DELIVERY.BODY),
                  ReadyStatement.parameterFor(INBOX_DELIVERY.SIGNED_AT))
              .onConflict(INBOX_DELIVERY.ACCOUNT_ID, INBOX_DELIVERY.BODY_INDEX)
              .doNothing());

  private final Transactions transactions;
  private final Ids ids;
  private final SealKeys keys;
  private final BlindIndexes indexes;

  JooqInbox(Transactions transactions, Ids ids, SealKeys keys, BlindIndexes indexes) {
    this.transactions = transactions;
    this.ids = ids;
    this.keys = keys;
    this.indexes = indexes;
  }

  @Override
  public boolean keep(ProviderAccountId account, byte[] body, Instant signedAt) {
    var id = ids.next("dlv");
    int kept =
        KEEP.execute(
            account,
            account,
            id,
            indexes.ofDelivery(account, body),
            keys.ofAccount(account).seal(place(account, id), body),
            signedAt);
    return kept == 1;
  }

  @Override
  public List<Claimed> claim(int maximum, Duration lease) {
    return transactions.inNone(
        dsl ->
            Routines.claimDeliveries(dsl.configuration(), maximum, DatabaseTime.interval(lease))
                .map(
                    found -> new Claimed(found.getAccountId(), found.getId(), found.getAttempt())));
  }

  @Override
  public Optional<Delivery> begin(ProviderAccountId account, Claimed claimed) {
    return OpenWork.of(account)
        .update(INBOX_DELIVERY)
        .set(INBOX_DELIVERY.FAILURES, INBOX_DELIVERY.FAILURES.plus(1))
        .where(isStill(account, claimed))
        .returning()
        .fetchOptional()
        .map(
            row ->
                new Delivery(
                    keys.ofAccount(account).open(place(account, row.getId()), row.getBody()),
                    row.getSignedAt(),
                    row.getReceivedAt(),
                    row.getFailures() - 1));
  }

  @Override
  public boolean isFirst(ProviderAccountId account, Claimed claimed, String eventId) {
    var event = indexes.ofEvent(account, eventId);
    int noted =
        OpenWork.of(account)
            .insertInto(INBOX_EVENT)
            .set(INBOX_EVENT.ACCOUNT_ID, account)
            .set(INBOX_EVENT.EVENT_INDEX, event)
            .set(INBOX_EVENT.DELIVERY_ID, claimed.deliveryId())
            .onConflictDoNothing()
            .execute();
    return noted == 1 || isNotedFor(account, event, claimed);
  }

  /** Whether an earlier attempt at the same delivery has noted the event. */
  private static boolean isNotedFor(ProviderAccountId account, byte[] event, Claimed claimed) {
    return OpenWork.of(account)
        .fetchExists(
            INBOX_EVENT,
            INBOX_EVENT
                .ACCOUNT_ID
                .eq(account)
                .and(INBOX_EVENT.EVENT_INDEX.eq(event))
                .and(INBOX_EVENT.DELIVERY_ID.eq(claimed.deliveryId())));
  }

  @Override
  public void close(
      ProviderAccountId account, Claimed claimed, Outcome outcome, @Nullable TenantId concerning) {
    var ending = Ending.of(outcome);
    OpenWork.of(account)
        .update(INBOX_DELIVERY)
        .set(INBOX_DELIVERY.STATE, ending.state())
        .set(INBOX_DELIVERY.NOTE, ending.note())
        .set(INBOX_DELIVERY.CONCERNS, orAsBefore(concerning))
        .set(INBOX_DELIVERY.CLOSED_AT, DatabaseTime.now())
        .setNull(INBOX_DELIVERY.DUE_AT)
        .setNull(INBOX_DELIVERY.LEASE_UNTIL)
        .where(isStill(account, claimed))
        .execute();
  }

  @Override
  public void postpone(
      ProviderAccountId account,
      Claimed claimed,
      Duration delay,
      String why,
      @Nullable TenantId concerning) {
    waitAgain(account, claimed, delay, why, concerning, val(0));
  }

  @Override
  public void fail(
      ProviderAccountId account,
      Claimed claimed,
      Duration delay,
      String why,
      @Nullable TenantId concerning) {
    waitAgain(account, claimed, delay, why, concerning, INBOX_DELIVERY.FAILURES);
  }

  private static void waitAgain(
      ProviderAccountId account,
      Claimed claimed,
      Duration delay,
      String why,
      @Nullable TenantId concerning,
      Field<Integer> failures) {
    OpenWork.of(account)
        .update(INBOX_DELIVERY)
        .set(INBOX_DELIVERY.DUE_AT, DatabaseTime.in(delay))
        .set(INBOX_DELIVERY.NOTE, Ending.shortened(why))
        .set(INBOX_DELIVERY.CONCERNS, orAsBefore(concerning))
        .set(INBOX_DELIVERY.FAILURES, failures)
        .setNull(INBOX_DELIVERY.LEASE_UNTIL)
        .where(isStill(account, claimed))
        .execute();
  }

  private static Field<TenantId> orAsBefore(@Nullable TenantId concerning) {
    return coalesce(val(concerning, INBOX_DELIVERY.CONCERNS), INBOX_DELIVERY.CONCERNS);
  }

  @Override
  public Backlog backlog() {
    var found = transactions.inNone(dsl -> Routines.inboxBacklog(dsl.configuration()));
    return new Backlog(
        found.getWaiting(), Duration.ofSeconds(found.getOldestSeconds()), found.getQuarantined());
  }

  /** The id is whatever a delivery said; one with a zero character is no text of PostgreSQL's. */
  @Override
  public Optional<Owner> ownerOf(ProviderAccountId account, String providerCustomerId) {
    if (providerCustomerId.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return transactions.inNone(
        dsl ->
            Routines.ownerOfProviderCustomer(
                    dsl.configuration(), account.value(), providerCustomerId)
                .stream()
                .map(found -> new Owner(found.getTenantId(), found.getCustomerId()))
                .findFirst());
  }

  private static Condition isStill(ProviderAccountId account, Claimed claimed) {
    return INBOX_DELIVERY
        .ACCOUNT_ID
        .eq(account)
        .and(INBOX_DELIVERY.ID.eq(claimed.deliveryId()))
        .and(INBOX_DELIVERY.ATTEMPT.eq(claimed.attempt()))
        .and(INBOX_DELIVERY.STATE.eq(WAITING));
  }

  private static Place place(ProviderAccountId account, String id) {
    return Place.of(INBOX_DELIVERY.BODY, account.value(), id);
  }
}
