package io.purser.domain.inbox;

import static io.purser.domain.Given.USDC;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.card.account.AccountReport;
import io.purser.domain.card.spending.ReportBuilder;
import io.purser.domain.card.spending.SpendingState;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.Registration;
import io.purser.domain.inbox.DeliveryVerifier.Verdict;
import io.purser.domain.inbox.Inbox.Outcome;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletTransaction.Direction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is delivered to a tenant, from the door to the books. */
final class InboxAtWork {
  final InMemoryPlatform platform = new InMemoryPlatform();
  final Customer customer = platform.customer("ana@example.com");
  final RecordedInbox observed = new RecordedInbox();
  final Endpoint endpoint =
      platform
          .store
          .endpoints()
          .adopt(EndpointId.next(Given.IDS), platform.tenant.account(), "secret", Duration.ZERO);
  final InboxWorker worker =
      new InboxWorker(
          platform.store.work(),
          platform.store.inbox(),
          InboxAtWork::read,
          platform.bookTransaction,
          platform.refreshBalances,
          platform.store.cardOnboardings(),
          platform.refreshOnboarding,
          platform.refreshCards,
          platform.spending.hearOfSpending,
          platform.spending.refreshSpending,
          platform.hearOfAccount,
          platform.hearOfSwap,
          platform.store.historyReadings(),
          observed);
  Instant signedAt = platform.store.now();
  final ReceiveDelivery receiveDelivery =
      new ReceiveDelivery(
          platform.store.work(),
          platform.store.endpoints(),
          (_, signatures, _, _) ->
              signatures.equals(List.of("good"))
                  ? new Verdict.Genuine(signedAt)
                  : new Verdict.Forged(Refusal.SIGNATURE),
          platform.store.inbox(),
          observed);

  /** A dialect of one line: type, event, customer, transaction, amount, noise. */
  private static ProviderEvent read(byte[] body) {
    var words = new String(body, StandardCharsets.UTF_8).split(" ", -1);
    @Nullable String event = words[1].equals("-") ? null : words[1];
    return switch (words[0]) {
      case "deposit" ->
          new ProviderEvent.TransactionReported(
              event,
              words[2],
              new ReportedTransaction(
                  words[3],
                  null,
                  Direction.DEPOSIT,
                  AssetAmount.parse(words[4], USDC).orElseThrow(),
                  Progress.COMPLETED,
                  null,
                  null,
                  null));
      case "card" -> new ProviderEvent.CardCustomerChanged(event, words[2]);
      case "cards" -> new ProviderEvent.CardsChanged(event, words[2]);
      case "spent" ->
          new ProviderEvent.CardUsed(
              event,
              ReportBuilder.aReport(words[3])
                  .of(words[2])
                  .is(SpendingState.valueOf(words[4]), Long.parseLong(words[5]))
                  .build());
      case "account" ->
          new ProviderEvent.CardAccountReported(event, words[2], new AccountReport.Changed());
      case "moved" -> new ProviderEvent.MasterWalletMoved(event);
      case "poison" -> throw new IllegalArgumentException("says " + words[2]);
      case "other" -> new ProviderEvent.Other(event, "card.created");
      default -> new ProviderEvent.Unreadable(event, "has no amount");
    };
  }

  ReceiveDelivery.Result deliver(String text) {
    return receiveDelivery.handle(
        endpoint.id(), List.of("good"), List.of("now"), text.getBytes(StandardCharsets.UTF_8));
  }

  void work() {
    worker.work(() -> true);
  }

  void workForHours(int hours) {
    for (int i = 0; i < hours * 12; i++) {
      platform.store.letTimePass(Duration.ofMinutes(5).plusSeconds(1));
      work();
    }
  }

  String openWallet() {
    platform.openWallet("open", customer.id(), USDC);
    return ((Registration.Registered) platform.load(customer.id()).registration()).customer().id();
  }

  List<Outcome> outcomes() {
    return platform.store.inbox().outcomes();
  }

  String ledger() {
    var wallet = (Wallet.Active) platform.store.wallets().all().getFirst();
    return platform
        .given
        .in(
            platform.tenant,
            () -> platform.store.walletBalances().get(platform.tenant.id(), wallet.id()))
        .orElseThrow()
        .ledger()
        .text();
  }
}
