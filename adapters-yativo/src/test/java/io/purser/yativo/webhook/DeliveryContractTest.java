package io.purser.yativo.webhook;

import static io.purser.yativo.testing.Adapter.soon;
import static io.purser.yativo.testing.Loopback.json;
import static io.purser.yativo.testing.OneAccount.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRegistry.NewCustomer;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.ProviderCustomer;
import io.purser.domain.inbox.DeliveryVerifier;
import io.purser.domain.inbox.DeliveryVerifier.Verdict;
import io.purser.domain.inbox.Endpoint;
import io.purser.domain.inbox.EndpointId;
import io.purser.domain.inbox.ProviderEvent.TransactionReported;
import io.purser.domain.inbox.ProviderEvents;
import io.purser.domain.inbox.WebhookRegistrar.Result.Registered;
import io.purser.domain.money.Asset;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.wallet.ProviderWallet;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.WalletTransaction.Direction;
import io.purser.yativo.testing.Adapter;
import io.purser.yativo.testing.Loopback;
import io.purser.yativo.testing.Loopback.Received;
import io.purser.yativo.testing.RunningTwin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the twin delivers over HTTP is taken for genuine, and understood. */
class DeliveryContractTest {
  private static final Asset USDC = new Asset("solana", "USDC", 6);

  private final Loopback receiver = Loopback.playing(json(200, "{}"));
  private final RunningTwin twin = RunningTwin.start();
  private final Adapter adapter = twin.adapter();

  @AfterEach
  void stop() {
    adapter.close();
    twin.close();
    receiver.close();
  }

  @Test
  void a_deposit_is_delivered_as_it_is_seen_and_as_it_becomes_final() {
    var registered =
        (Registered) adapter.webhooks().register(ID, receiver.baseUrl().toString(), soon());
    String customer = customer();
    var wallet = wallet(customer);

    String deposit = twin.deposit(wallet.id(), "12.345678", "confirmed");
    var reports = delivered(2).stream().map(request -> read(request, registered.secret())).toList();

    assertThat(reports)
        .allSatisfy(
            event -> {
              assertThat(event.id()).startsWith("evt_");
              assertThat(event.providerCustomerId()).isEqualTo(customer);
              assertThat(event.report().id()).isEqualTo(deposit);
              assertThat(event.report().walletId()).isEqualTo(wallet.id());
              assertThat(event.report().direction()).isEqualTo(Direction.DEPOSIT);
              assertThat(event.report().amount().text()).isEqualTo("12.345678");
              assertThat(event.report().amount().asset()).isEqualTo(USDC);
              assertThat(event.report().chainHash()).isNotBlank();
            });
    assertThat(reports)
        .extracting(event -> event.report().progress())
        .containsExactlyInAnyOrder(Progress.PENDING, Progress.COMPLETED);
  }

  @Test
  void a_delivery_that_somebody_else_signed_is_told_apart() {
    var registered =
        (Registered) adapter.webhooks().register(ID, receiver.baseUrl().toString(), soon());
    var wallet = wallet(customer());
    var fault = twin.spoil("webhook", "forged");

    twin.deposit(wallet.id(), "1", "detected");
    var verdicts =
        delivered(2).stream().map(request -> verdict(request, registered.secret())).toList();

    assertThat(fault.hits()).isOne();
    assertThat(verdicts).hasAtLeastOneElementOfType(Verdict.Forged.class);
    assertThat(verdicts).hasAtLeastOneElementOfType(Verdict.Genuine.class);
  }

  private TransactionReported read(Received delivery, String secret) {
    assertThat(verdict(delivery, secret)).isInstanceOf(Verdict.Genuine.class);
    var event = adapter.bean(ProviderEvents.class).read(bytes(delivery));
    assertThat(event).isInstanceOf(TransactionReported.class);
    return (TransactionReported) event;
  }

  private Verdict verdict(Received delivery, String secret) {
    var endpoint = new Endpoint(new EndpointId("whe_01jd0000000000000000000001"), ID, secret, null);
    return adapter
        .bean(DeliveryVerifier.class)
        .verify(
            endpoint,
            List.of(delivery.headers().getOrDefault("x-yativo-signature", "")),
            List.of(delivery.headers().getOrDefault("x-yativo-timestamp", "")),
            bytes(delivery));
  }

  private static byte[] bytes(Received delivery) {
    return delivery.body().getBytes(StandardCharsets.UTF_8);
  }

  private List<Received> delivered(int expected) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (receiver.received().size() < expected) {
      assertThat(System.nanoTime()).as("waited too long for deliveries").isLessThan(end);
      Thread.onSpinWait();
    }
    return List.copyOf(receiver.received());
  }

  private String customer() {
    var answer =
        adapter
            .customers()
            .register(
                ID,
                new NewCustomer(
                    new CustomerId("cus_01jd0000000000000000000001"),
                    new Email("ana@example.com"),
                    null,
                    null),
                soon());
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<ProviderCustomer>) answer).effect().id();
  }

  private ProviderWallet wallet(String customer) {
    var answer = adapter.wallets().open(ID, customer, USDC, soon());
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<ProviderWallet>) answer).effect();
  }
}
