package io.purser.persistence.inbox;

import static io.purser.persistence.schema.Tables.WEBHOOK_ENDPOINT;

import io.purser.domain.inbox.Endpoint;
import io.purser.domain.inbox.EndpointId;
import io.purser.domain.inbox.Endpoints;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.schema.tables.records.WebhookEndpointRecord;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** On the small pool, since every delivery begins here. */
@Singleton
final class JooqEndpoints implements Endpoints {
  private final Transactions transactions;
  private final SealKeys keys;

  JooqEndpoints(@Named("intake") Transactions transactions, SealKeys keys) {
    this.transactions = transactions;
    this.keys = keys;
  }

  @Override
  public Optional<Endpoint> get(EndpointId id) {
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
            dsl.selectFrom(WEBHOOK_ENDPOINT)
                .where(WEBHOOK_ENDPOINT.ACCOUNT_ID.eq(account))
                .fetchOptional(this::read));
  }

  @Override
  public void put(Endpoint endpoint) {
    var secret = seal(endpoint, WEBHOOK_ENDPOINT.SECRET, endpoint.secret());
    var previous = seal(endpoint, WEBHOOK_ENDPOINT.PREVIOUS_SECRET, endpoint.previousSecret());
    int stored =
        transactions.inAccount(
            endpoint.account(),
            dsl ->
                dsl.insertInto(WEBHOOK_ENDPOINT)
                    .set(WEBHOOK_ENDPOINT.ACCOUNT_ID, endpoint.account())
                    .set(WEBHOOK_ENDPOINT.ID, endpoint.id())
                    .set(WEBHOOK_ENDPOINT.SECRET, secret)
                    .set(WEBHOOK_ENDPOINT.PREVIOUS_SECRET, previous)
                    .onConflict(WEBHOOK_ENDPOINT.ACCOUNT_ID)
                    .doUpdate()
                    .set(WEBHOOK_ENDPOINT.SECRET, secret)
                    .set(WEBHOOK_ENDPOINT.PREVIOUS_SECRET, previous)
                    .where(WEBHOOK_ENDPOINT.ID.eq(endpoint.id()))
                    .execute());
    if (stored == 0) {
      throw new IllegalStateException(endpoint.account() + " has another endpoint already");
    }
  }

  private byte @Nullable [] seal(
      Endpoint endpoint, TableField<WebhookEndpointRecord, byte[]> column, @Nullable String text) {
    return keys.ofAccount(endpoint.account())
        .seal(Place.of(column, endpoint.account().value(), endpoint.id().value()), text);
  }

  private Endpoint read(WebhookEndpointRecord row) {
    var secret = open(row, WEBHOOK_ENDPOINT.SECRET);
    if (secret == null) {
      throw new IllegalStateException("the schema requires a secret");
    }
    return new Endpoint(
        row.getId(), row.getAccountId(), secret, open(row, WEBHOOK_ENDPOINT.PREVIOUS_SECRET));
  }

  private @Nullable String open(
      WebhookEndpointRecord row, TableField<WebhookEndpointRecord, byte[]> column) {
    var place = Place.of(column, row.getAccountId().value(), row.getId().value());
    return keys.ofAccount(row.getAccountId()).openText(place, row.get(column));
  }
}
