package io.purser.persistence.inbox;

import static io.purser.persistence.schema.Tables.WEBHOOK_ENDPOINT;
import static org.jooq.impl.DSL.val;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.purser.domain.inbox.Endpoint;
import io.purser.domain.inbox.EndpointId;
import io.purser.domain.inbox.Endpoints;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.schema.tables.records.WebhookEndpointRecord;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** On the small pool, since every delivery begins here. */
@Singleton
final class JooqEndpoints implements Endpoints {
  /** By the database's clock, which also says when its time is over. */
  private static final Field<Boolean> PREVIOUS_IS_GOOD =
      DSL.field(
          DSL.coalesce(WEBHOOK_ENDPOINT.PREVIOUS_UNTIL.gt(DatabaseTime.now()), DSL.inline(false)));

  /** So that a rotation, on whichever node, counts everywhere soon. */
  private static final Duration REMEMBERED_FOR = Duration.ofSeconds(5);

  private static final int MOST_REMEMBERED = 1_000;

  private final Cache<EndpointId, Endpoint> remembered =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED_FOR).maximumSize(MOST_REMEMBERED).build();

  private final Transactions transactions;
  private final SealKeys keys;

  JooqEndpoints(@Named("intake") Transactions transactions, SealKeys keys) {
    this.transactions = transactions;
    this.keys = keys;
  }

  @Override
  public Optional<Endpoint> get(EndpointId id) {
    var known = remembered.getIfPresent(id);
    if (known != null) {
      return Optional.of(known);
    }
    var found = find(id);
    found.ifPresent(endpoint -> remembered.put(id, endpoint));
    return found;
  }

  private Optional<Endpoint> find(EndpointId id) {
    var account =
        transactions.inNone(dsl -> Routines.accountOfEndpoint(dsl.configuration(), id.value()));
    return account == null
        ? Optional.empty()
        : ofAccount(new ProviderAccountId(account)).filter(found -> found.id().equals(id));
  }

  @Override
  public Optional<Endpoint> ofAccount(ProviderAccountId account) {
    return transactions.inAccount(
        account,
        dsl ->
            dsl.select(WEBHOOK_ENDPOINT, PREVIOUS_IS_GOOD)
                .from(WEBHOOK_ENDPOINT)
                .where(WEBHOOK_ENDPOINT.ACCOUNT_ID.eq(account))
                .fetchOptional(found -> read(found.value1(), found.value2())));
  }

  /** The row is locked while it is compared, since two nodes may learn of two secrets at once. */
  @Override
  public Endpoint adopt(
      EndpointId id, ProviderAccountId account, String secret, Duration previousGoodFor) {
    transactions.inAccount(
        account,
        dsl -> {
          add(dsl, new Endpoint(id, account, secret, null));
          var row =
              dsl.selectFrom(WEBHOOK_ENDPOINT)
                  .where(WEBHOOK_ENDPOINT.ACCOUNT_ID.eq(account))
                  .forUpdate()
                  .fetchSingle();
          if (!row.getId().equals(id)) {
            throw new IllegalStateException(account + " has another endpoint already");
          }
          var known = secretOf(row);
          return known.equals(secret) ? 0 : replace(dsl, row, known, secret, previousGoodFor);
        });
    remembered.invalidate(id);
    return ofAccount(account).orElseThrow();
  }

  private void add(DSLContext dsl, Endpoint endpoint) {
    dsl.insertInto(WEBHOOK_ENDPOINT)
        .set(WEBHOOK_ENDPOINT.ACCOUNT_ID, endpoint.account())
        .set(WEBHOOK_ENDPOINT.ID, endpoint.id())
        .set(
            WEBHOOK_ENDPOINT.SECRET,
            seal(endpoint.account(), endpoint.id(), WEBHOOK_ENDPOINT.SECRET, endpoint.secret()))
        .onConflict(WEBHOOK_ENDPOINT.ACCOUNT_ID)
        .doNothing()
        .execute();
  }

  private int replace(
      DSLContext dsl,
      WebhookEndpointRecord row,
      String known,
      String secret,
      Duration previousGoodFor) {
    var account = row.getAccountId();
    boolean kept = !previousGoodFor.isZero();
    return dsl.update(WEBHOOK_ENDPOINT)
        .set(WEBHOOK_ENDPOINT.SECRET, seal(account, row.getId(), WEBHOOK_ENDPOINT.SECRET, secret))
        .set(
            WEBHOOK_ENDPOINT.PREVIOUS_SECRET,
            kept ? seal(account, row.getId(), WEBHOOK_ENDPOINT.PREVIOUS_SECRET, known) : null)
        .set(
            WEBHOOK_ENDPOINT.PREVIOUS_UNTIL,
            kept
                ? DatabaseTime.in(previousGoodFor)
                : val((Instant) null, WEBHOOK_ENDPOINT.PREVIOUS_UNTIL))
        .where(WEBHOOK_ENDPOINT.ACCOUNT_ID.eq(account))
        .execute();
  }

  @Override
  public List<ProviderAccountId> claimSweeps(Duration quietFor) {
    return transactions.inNone(
        dsl ->
            Routines.claimWebhookSweeps(dsl.configuration(), DatabaseTime.interval(quietFor))
                .map(found -> found.getAccountId()));
  }

  private byte @Nullable [] seal(
      ProviderAccountId account,
      EndpointId id,
      TableField<WebhookEndpointRecord, byte[]> column,
      String text) {
    return keys.ofAccount(account).seal(Place.of(column, account.value(), id.value()), text);
  }

  private Endpoint read(WebhookEndpointRecord row, boolean withPrevious) {
    var previous = withPrevious ? open(row, WEBHOOK_ENDPOINT.PREVIOUS_SECRET) : null;
    return new Endpoint(
        row.getId(),
        row.getAccountId(),
        secretOf(row),
        previous == null ? null : new Endpoint.Previous(previous, row.getPreviousUntil()));
  }

  private String secretOf(WebhookEndpointRecord row) {
    var secret = open(row, WEBHOOK_ENDPOINT.SECRET);
    if (secret == null) {
      throw new IllegalStateException("the schema requires a secret");
    }
    return secret;
  }

  private @Nullable String open(
      WebhookEndpointRecord row, TableField<WebhookEndpointRecord, byte[]> column) {
    var place = Place.of(column, row.getAccountId().value(), row.getId().value());
    return keys.ofAccount(row.getAccountId()).openText(place, row.get(column));
  }
}
