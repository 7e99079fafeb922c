package io.purser.domain.transfer;

import static io.purser.domain.Given.USDC;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.access.Caller;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.Registration;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.ledger.LedgerAccount;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import io.purser.domain.transfer.limit.SendingLimit;
import io.purser.domain.transfer.limit.SendingLimits;
import io.purser.domain.transfer.recipient.Recipient;
import io.purser.domain.transfer.recipient.RecipientId;
import io.purser.domain.transfer.screening.ChangeDeniedDestinations;
import io.purser.domain.transfer.screening.Destination;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletBalance;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.wallet.WalletTransaction.Direction;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A customer's wallet with money in it, and what can be done with it. */
final class FundedWallet {
  static final String TO = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU";
  static final String ELSEWHERE = "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin";

  private final InMemoryPlatform platform;
  private final Customer customer;
  private final Wallet.Active wallet;

  FundedWallet(InMemoryPlatform platform, String amount) {
    this.platform = platform;
    customer = platform.customer("ana@example.com");
    platform.openWallet("open", customer.id(), USDC);
    wallet = (Wallet.Active) platform.store.wallets().all().getFirst();
    arrives("deposit-1", amount);
  }

  /** Another customer's, with nothing in it. */
  FundedWallet(InMemoryPlatform platform, Customer customer) {
    this.platform = platform;
    this.customer = customer;
    platform.openWallet(Given.unique("open"), customer.id(), USDC);
    wallet = (Wallet.Active) platform.store.wallets().all().getLast();
  }

  RecipientId hasRecipient(ChainAddress address) {
    var at = platform.store.now();
    var recipient =
        new Recipient(
            RecipientId.next(Given.IDS),
            platform.tenant.id(),
            customer.id(),
            "My landlord",
            address,
            at,
            at,
            1);
    platform.given.in(platform.tenant, () -> platform.store.recipients().add(recipient));
    return recipient.id();
  }

  SendTransfer.Result planTo(RecipientId recipient) {
    return platform.given.in(
        platform.tenant,
        () ->
            platform.sendTransfer.plan(
                platform.tenant.id(),
                platform.service(),
                new TransferDraft(id(), new TransferDraft.To.OfRecipient(recipient), "1"),
                new Reference(Given.unique("order")),
                null,
                InMemoryPlatform.BY));
  }

  /** Nobody tries to send it before somebody has approved it. */
  TransferId orderedBy(Caller caller, String amount) {
    var planned =
        platform.given.in(
            platform.tenant,
            () ->
                platform.sendTransfer.plan(
                    platform.tenant.id(),
                    caller,
                    new TransferDraft(id(), TO, amount),
                    new Reference(Given.unique("order")),
                    null,
                    InMemoryPlatform.BY));
    return ((SendTransfer.Result.Planned) planned).transfer();
  }

  WalletId id() {
    return wallet.id();
  }

  Wallet.Active wallet() {
    return wallet;
  }

  Customer customer() {
    return customer;
  }

  void arrives(String id, String amount) {
    platform.provider.reports(
        providerCustomer(),
        new ReportedTransaction(
            id,
            null,
            Direction.DEPOSIT,
            amount(amount),
            Progress.COMPLETED,
            null,
            null,
            platform.store.now()));
    refresh();
  }

  String providerCustomer() {
    return ((Registration.Registered) platform.load(customer.id()).registration()).customer().id();
  }

  void refresh() {
    platform.refreshBalances.handle(platform.tenant.id(), customer.id(), platform.deadline());
  }

  static AssetAmount amount(String text) {
    return AssetAmount.parse(text, USDC).orElseThrow();
  }

  Reply send(String key, String amount, String reference) {
    return send(key, TO, amount, reference, null, WhenNotSent.IS_TAKEN_BACK);
  }

  Reply send(
      String key,
      String to,
      String amount,
      String reference,
      @Nullable QuoteId quote,
      WhenNotSent whenNotSent) {
    return platform.send(key, id(), to, amount, reference, quote, whenNotSent);
  }

  static StoredAnswer answer(Reply reply) {
    if (reply instanceof Reply.Answered(var answer, _)) {
      return answer;
    }
    throw new AssertionError("no answer but " + reply);
  }

  Transfer transfer() {
    var all = platform.store.transfers().all();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  WalletBalance balance() {
    return platform.given.in(
        platform.tenant,
        () -> platform.store.walletBalances().get(platform.tenant.id(), id()).orElseThrow());
  }

  /** What the books say, and that the ledger says the same. */
  void has(String available, String held, String outgoing) {
    var balance = balance();
    assertThat(balance.available()).as("available").isEqualTo(amount(available));
    assertThat(balance.held()).as("held").isEqualTo(amount(held));
    assertThat(balance.outgoing()).as("outgoing").isEqualTo(amount(outgoing));
    isBalanced();
  }

  void isBalanced() {
    var balance = balance();
    var accounts =
        platform.given.in(
            platform.tenant,
            () -> platform.store.ledger().balances(platform.tenant.id(), id(), USDC));
    var zero = AssetAmount.zero(USDC);
    assertThat(accounts)
        .containsEntry(LedgerAccount.AVAILABLE, balance.available())
        .containsEntry(LedgerAccount.HELD, balance.held())
        .containsEntry(LedgerAccount.OUTGOING, balance.outgoing())
        .containsEntry(LedgerAccount.OUTSIDE, zero.minus(balance.ledger()));
    assertThat(accounts.values().stream().reduce(zero, AssetAmount::plus)).isEqualTo(zero);
  }

  void isSentOnce() {
    assertThat(platform.provider.transfersMade()).hasSize(1);
    assertThat(transfer()).isInstanceOf(Transfer.Sent.class);
    assertThat(platform.store.operations().all())
        .filteredOn(each -> each.header().subject().startsWith("trf_"))
        .filteredOn(each -> each instanceof Operation.Confirmed)
        .hasSize(1);
    has("70", "0", "30");
  }

  void mayOnlySend(
      @Nullable String perTransfer, @Nullable String perDay, @Nullable String perMonth) {
    has(new SendingLimit(number(perTransfer), number(perDay), number(perMonth)));
  }

  /** From now on more than this waits for somebody else. */
  void takesASecondPersonAbove(String amount) {
    has(new SendingLimit(null, null, null, new BigDecimal(amount)));
  }

  private void has(SendingLimit limit) {
    platform.given.in(
        platform.tenant,
        () ->
            platform
                .store
                .transferLimits()
                .save(
                    new SendingLimits(
                        platform.tenant.id(),
                        customer.id(),
                        new TreeMap<>(Map.of("USDC", limit)),
                        platform.store.now(),
                        0)));
  }

  private static @Nullable BigDecimal number(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }

  /** From now on nothing is sent there. */
  void isDenied(String address) {
    var destination = Destination.of(USDC.chain(), address);
    platform.given.in(
        platform.tenant,
        () ->
            new ChangeDeniedDestinations(
                    platform.store.deniedDestinations(),
                    platform.journal,
                    platform.store.ids(),
                    platform.store.clock())
                .deny(platform.tenant.id(), destination, "Stolen funds", InMemoryPlatform.BY));
  }

  void suspend() {
    platform.given.in(
        platform.tenant,
        () ->
            platform.suspendCustomer.suspend(
                platform.tenant.id(), customer.id(), "why", InMemoryPlatform.BY));
  }
}
