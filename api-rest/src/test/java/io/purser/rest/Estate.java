package io.purser.rest;

import static io.purser.domain.card.spending.ReportBuilder.aReport;
import static java.util.Objects.requireNonNull;

import io.purser.domain.Given;
import io.purser.domain.access.ApiKeyBuilder;
import io.purser.domain.adoption.FakeDirectory;
import io.purser.domain.adoption.ImportWorker;
import io.purser.domain.adoption.ProviderRecord;
import io.purser.domain.card.spending.Sighting.Source;
import io.purser.domain.card.spending.SpendingState;
import io.purser.domain.card.spending.SpendingWired;
import io.purser.domain.customer.Email;
import io.purser.domain.event.DomainEvent;
import io.purser.domain.inbox.Inbox.Outcome;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.reconciliation.Break;
import io.purser.domain.reconciliation.BreakId;
import io.purser.domain.reconciliation.Gap;
import io.purser.domain.webhook.WebhookEndpointId;
import io.purser.domain.work.Deadline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Something of every kind that has an id in a path: what a customer has, and what the tenant has.
 */
final class Estate {
  private static final AtomicInteger ESTATES = new AtomicInteger();

  final EquippedCustomer customer;
  private final TestServer server;

  /** By the part of the path before the id. */
  private final Map<String, String> ids = new TreeMap<>();

  Estate(TestServer server) {
    this.server = server;
    this.customer = new EquippedCustomer(server);
    ids.put("customers", customer.filled("{id}"));
    ids.put("cards", customer.filled("{cardId}"));
    ids.put("wallets", customer.filled("{wallet}"));
    ids.put("external-wallets", customer.filled("{walletId}"));
    ids.put("transfers", customer.filled("{awaitingTransferId}"));
    ids.put("recipients", customer.filled("{recipientId}"));
    ids.put("documents", customer.filled("{documentId}"));
    ids.put("shareholders", customer.filled("{shareholderId}"));
    ids.put("card-transactions", cardTransaction());
    ids.put("fundings", ordered(customer.path() + "/card-account/fundings"));
    ids.put("withdrawals", ordered(customer.path() + "/card-account/withdrawals"));
    ids.put("operations", firstOf("/v1/operations"));
    ids.put("swaps", swap());
    ids.put("imports", imported());
    ids.put("proposals", firstOf("/v1/programme/imports/" + id("imports") + "/proposals"));
    ids.put("reconciliation-breaks", openBreak());
    ids.put(
        "denied-destinations",
        created(
            "/v1/denied-destinations",
            "{\"chain\":\"base\",\"address\":\"0x%040d\",\"reason\":\"x\"}"
                .formatted(ESTATES.incrementAndGet())));
    ids.put(
        "webhook-endpoints",
        created("/v1/webhook-endpoints", "{\"url\":\"https://hooks.example.com/purser\"}"));
    ids.put("api-keys", apiKey());
    ids.put("tenants", server.tenant.id().value());
    ids.put("deliveries", delivery());
    ids.put("provider-deliveries", providerDelivery());
  }

  private String apiKey() {
    var key = ApiKeyBuilder.aKeyOf(server.tenant, server.store.now()).build();
    server.given.in(server.tenant, () -> server.store.apiKeys().add(key));
    return key.id().value();
  }

  /** Every kind, as paths name it. */
  Set<String> kinds() {
    return ids.keySet();
  }

  String id(String kind) {
    return requireNonNull(ids.get(kind), kind);
  }

  private String created(String path, String body) {
    return server.create(path, body).expect(201).json().path("id").asText();
  }

  private String firstOf(String list) {
    return server.get(list).expect(200).json().path("items").path(0).path("id").asText();
  }

  private String ordered(String path) {
    return created(
        path, "{\"amount\":\"10.00\",\"reference\":\"%s\"}".formatted(Given.unique("order")));
  }

  private String cardTransaction() {
    var tenant = server.tenant;
    var onboarding =
        server.given.in(
            tenant,
            () ->
                server
                    .store
                    .cardOnboardings()
                    .newest(tenant.id(), customer.customerId())
                    .orElseThrow()
                    .id());
    var report = aReport(Given.unique("tx")).with(Given.unique("token"));
    server
        .bean(SpendingWired.class)
        .hearOfSpending
        .handle(
            tenant.id(),
            onboarding,
            report
                .createdAt(Instant.parse("2026-03-01T10:00:00Z"))
                .is(SpendingState.AUTHORIZED, 50)
                .atMinute(0)
                .build(),
            Source.EVENT,
            server.store.now(),
            Deadline.in(Duration.ofSeconds(10)));
    return firstOf(customer.path() + "/card-transactions");
  }

  private String swap() {
    server.store.letTimePass(Duration.ofMinutes(1));
    return created(
        "/v1/programme/swaps",
        "{\"fromCurrency\":\"USD\",\"toCurrency\":\"EUR\",\"amount\":\"1.00\",\"reference\":\"%s\"}"
            .formatted(Given.unique("swap")));
  }

  private String imported() {
    server
        .bean(FakeDirectory.class)
        .wallets
        .add(
            new ProviderRecord.WalletCustomer(
                Given.unique("wallet"),
                null,
                new Email(Given.unique("import") + "@example.com"),
                "Somebody",
                "active"));
    var id = created("/v1/programme/imports", "");
    server.bean(ImportWorker.class).work(() -> true);
    return id;
  }

  private String openBreak() {
    var tenant = server.tenant;
    var at = server.store.now();
    var wallet = server.given.activeWallet(tenant, customer.load(), Given.BTC);
    var found =
        new Break.Open(
            new Break.Header(
                BreakId.next(Given.IDS), tenant.id(), customer.customerId(), wallet.id(), at, 1),
            new Gap(
                AssetAmount.parse("1", Given.BTC).orElseThrow(),
                AssetAmount.parse("2", Given.BTC).orElseThrow(),
                at),
            at,
            true,
            null);
    server.given.in(tenant, () -> server.store.breaks().add(found));
    return found.id().value();
  }

  /** Of an event to the endpoint. */
  private String delivery() {
    var tenant = server.tenant;
    var event = Given.IDS.next("evt");
    server.given.in(
        tenant,
        () ->
            server
                .store
                .eventLog()
                .append(
                    new DomainEvent(
                        event,
                        tenant.id(),
                        "transfer.completed",
                        Given.IDS.next("trf"),
                        null,
                        Map.of(),
                        server.store.now())));
    server.store.eventPlaces().place(tenant.id(), 10_000);
    var endpoint = new WebhookEndpointId(id("webhook-endpoints"));
    int _ =
        server.given.in(
            tenant, () -> server.store.webhookDeliveries().plan(tenant.id(), endpoint, 10_000));
    return event;
  }

  /** One that was quarantined. */
  private String providerDelivery() {
    var account = server.tenant.account();
    var inbox = server.store.inbox();
    var body = Given.unique("content").getBytes(StandardCharsets.UTF_8);
    server.store.work().inAccount(account, () -> inbox.keep(account, body, server.store.now()));
    var claimed =
        inbox.claim(10_000, Duration.ofSeconds(1)).stream()
            .filter(each -> each.account().equals(account))
            .findFirst()
            .orElseThrow();
    server
        .store
        .work()
        .inAccount(
            account,
            () -> {
              inbox.close(account, claimed, new Outcome.Quarantined("names nobody"), null);
              return claimed;
            });
    return claimed.deliveryId();
  }
}
