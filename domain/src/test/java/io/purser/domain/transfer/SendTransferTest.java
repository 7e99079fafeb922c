package io.purser.domain.transfer;

import static io.purser.domain.transfer.FundedWallet.ELSEWHERE;
import static io.purser.domain.transfer.FundedWallet.TO;
import static io.purser.domain.transfer.FundedWallet.amount;
import static io.purser.domain.transfer.FundedWallet.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.access.Caller;
import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.ledger.Posting;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import io.purser.domain.transfer.recipient.RecipientId;
import io.purser.domain.wallet.ProviderWallet;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.Wallet;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sending money, from the request to its arrival. */
final class SendTransferTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final FundedWallet funded = new FundedWallet(platform, "100");

  @Test
  void a_transfer_is_sent_with_its_fees_and_its_money_is_on_its_way() {
    var reply = funded.send("key", "30", "order-1");

    assertThat(answer(reply).status()).isEqualTo(201);
    funded.isSentOnce();
    assertThat(funded.transfer())
        .isInstanceOfSatisfying(
            Transfer.Submitted.class,
            submitted -> {
              assertThat(submitted.sent().transactionId()).isEqualTo("provider-transfer-1");
              assertThat(submitted.sent().chainHash()).isEqualTo("hash-1");
              assertThat(submitted.sent().fees())
                  .extracting(SentTransfer.Fees::total)
                  .isEqualTo(new BigDecimal("0.62000000"));
            });
    assertThat(platform.store.eventLog().types())
        .endsWith("transfer.requested", "transfer.submitted", "transaction.pending");
    assertThat(platform.store.ledger().all())
        .extracting(Posting::kind)
        .containsExactly(
            Posting.Kind.DEPOSITED,
            Posting.Kind.HELD,
            Posting.Kind.CAPTURED,
            Posting.Kind.WITHDRAWING);
  }

  @Test
  void reports_of_the_same_withdrawal_take_the_money_once_and_end_the_transfer() {
    funded.send("key", "30", "order-1");
    funded.refresh();
    funded.has("70", "0", "30");

    platform.provider.moves("provider-transfer-1", Progress.COMPLETED);
    funded.refresh();
    funded.refresh();

    assertThat(funded.transfer()).isInstanceOf(Transfer.Completed.class);
    funded.has("70", "0", "0");
    assertThat(funded.balance().ledger()).isEqualTo(amount("70"));
  }

  @Test
  void a_transfer_that_fails_at_the_provider_gives_the_money_back() {
    funded.send("key", "30", "order-1");

    platform.provider.moves("provider-transfer-1", Progress.FAILED);
    funded.refresh();

    assertThat(funded.transfer()).isInstanceOf(Transfer.Failed.class);
    funded.has("100", "0", "0");
    assertThat(platform.store.eventLog().types()).contains("transfer.failed");
  }

  @Test
  void a_reference_names_one_order_whatever_the_key() {
    var first = funded.send("key-1", "30", "order-1");

    assertThat(funded.send("key-2", "30", "order-1"))
        .isEqualTo(new Reply.Answered(answer(first), true));
    assertThat(answer(funded.send("key-3", "31", "order-1")).body()).isEqualTo("ReferenceUsed");
    assertThat(
            answer(funded.send("key-4", ELSEWHERE, "30", "order-1", null, WhenNotSent.GOES_ON))
                .body())
        .isEqualTo("ReferenceUsed");
    funded.isSentOnce();
  }

  @Test
  void of_two_like_transfers_the_second_waits_until_the_first_is_settled() {
    platform.provider.losesTheNextRequest();
    funded.send("key-1", "30", "order-1");

    assertThat(answer(funded.send("key-2", "30", "order-2")).body())
        .isEqualTo("IdenticalTransferOpen");
    assertThat(answer(funded.send("key-3", "29", "order-3")).status()).isEqualTo(201);

    platform.resolveEverything();
    assertThat(answer(funded.send("key-4", "30", "order-2")).status()).isEqualTo(201);
    funded.has("11", "0", "89");
  }

  @Test
  void no_more_is_sent_than_is_there() {
    platform.provider.losesTheNextRequest();
    funded.send("key-1", "60", "order-1");

    assertThat(answer(funded.send("key-2", "40.000001", "order-2")).body())
        .isEqualTo("InsufficientFunds");
    assertThat(answer(funded.send("key-3", "40", "order-3")).status()).isEqualTo(201);
    funded.has("0", "60", "40");
  }

  @Test
  void more_than_may_be_sent_is_refused_before_anything_happens() {
    funded.mayOnlySend("30", "50", "70");

    assertThat(answer(funded.send("k1", "30.000001", "order-1")).body()).isEqualTo("LimitExceeded");
    assertThat(answer(funded.send("k2", "30", "order-2")).status()).isEqualTo(201);
    assertThat(answer(funded.send("k3", "20.000001", "order-3")).body()).isEqualTo("LimitExceeded");
    assertThat(answer(funded.send("k4", "20", "order-4")).status()).isEqualTo(201);
    funded.has("50", "0", "50");

    platform.store.letTimePass(Duration.ofHours(24));
    assertThat(answer(funded.send("k5", "20.000001", "order-5")).body()).isEqualTo("LimitExceeded");
    assertThat(answer(funded.send("k6", "19.999999", "order-6")).status()).isEqualTo(201);
    platform.store.letTimePass(Duration.ofDays(30));
    assertThat(answer(funded.send("k7", "30", "order-7")).status()).isEqualTo(201);
  }

  @Test
  void what_never_left_leaves_room_and_counts_once_it_is_ordered_again() {
    funded.mayOnlySend(null, "50", null);
    platform.provider.goesAway();
    funded.send("k1", "40", "order-1");
    platform.provider.comesBack();

    assertThat(answer(funded.send("k2", "20", "order-2")).status()).isEqualTo(201);
    assertThat(answer(funded.send("k1", "40", "order-1")).body()).isEqualTo("LimitExceeded");
    platform.store.letTimePass(Duration.ofHours(24));
    assertThat(answer(funded.send("k3", "40", "order-1")).status()).isEqualTo(201);
    assertThat(answer(funded.send("k4", "11", "order-4")).body()).isEqualTo("LimitExceeded");
  }

  @Test
  void nothing_is_sent_where_it_is_denied_but_what_was_sent_before_is_known() {
    funded.send("k1", "10", "order-1");
    funded.isDenied(TO);

    assertThat(answer(funded.send("k2", "20", "order-2")).body()).isEqualTo("DestinationDenied");
    assertThat(answer(funded.send("k3", "10", "order-1")).status()).isEqualTo(201);
    assertThat(
            answer(funded.send("k4", ELSEWHERE, "20", "order-2", null, WhenNotSent.GOES_ON))
                .status())
        .isEqualTo(201);
    funded.has("70", "0", "30");
  }

  @Test
  void a_transfer_goes_to_a_recipient_of_the_same_customer_and_chain_and_keeps_the_address() {
    var recipient = funded.hasRecipient(new ChainAddress(Chain.SOLANA, TO));
    var elsewhere =
        funded.hasRecipient(
            new ChainAddress(Chain.BASE, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"));

    assertThat(funded.planTo(recipient)).isInstanceOf(SendTransfer.Result.Planned.class);
    assertThat(funded.transfer().header().order().to().text()).isEqualTo(TO);
    assertThat(funded.planTo(elsewhere))
        .isInstanceOfSatisfying(
            SendTransfer.Result.Refused.class,
            refused ->
                assertThat(refused.why())
                    .isInstanceOf(TransferRefusal.RecipientOnAnotherChain.class));
    assertThat(funded.planTo(RecipientId.next(Given.IDS)))
        .isEqualTo(new SendTransfer.Result.Refused(new TransferRefusal.NoSuchRecipient()));
    var eve = new FundedWallet(platform, platform.customer("eve@example.com"));
    assertThat(eve.planTo(recipient))
        .isEqualTo(new SendTransfer.Result.Refused(new TransferRefusal.NoSuchRecipient()));

    platform.given.in(
        platform.tenant, () -> platform.store.recipients().remove(platform.tenant.id(), recipient));
    assertThat(funded.transfer().header().order().to().text()).isEqualTo(TO);
  }

  @Test
  void orders_that_are_none_are_refused_before_anything_is_planned() {
    assertThat(answer(funded.send("k1", "0", "order")).body()).isEqualTo("AmountNotPossible");
    assertThat(answer(funded.send("k2", "1.0000001", "order")).body())
        .isEqualTo("AmountNotPossible");
    assertThat(answer(funded.send("k3", "1e2", "order")).body()).isEqualTo("AmountNotPossible");
    assertThat(answer(funded.send("k4", "0xabc", "1", "order", null, WhenNotSent.GOES_ON)).body())
        .isEqualTo("AddressNotValid");
    var stranger =
        new Caller.EndUser(
            platform.tenant.id(), "issuer", "sub", platform.customer("eve@example.com").id());
    assertThat(
            platform.given.in(
                platform.tenant,
                () ->
                    platform.sendTransfer.plan(
                        platform.tenant.id(),
                        stranger,
                        new TransferDraft(funded.id(), TO, "1"),
                        new Reference("order"),
                        null,
                        InMemoryPlatform.BY)))
        .isEqualTo(new SendTransfer.Result.Refused(new TransferRefusal.NoSuchWallet()));
    funded.suspend();
    assertThat(answer(funded.send("k5", "1", "order")).body()).isEqualTo("OfCustomer");

    assertThat(platform.store.transfers().all()).isEmpty();
    funded.has("100", "0", "0");
  }

  @Test
  void a_wallet_that_does_not_know_its_holder_learns_it_by_sending() {
    var old = platform.given.in(platform.tenant, this::forgetHolder);
    assertThat(old.provider().holder()).isNull();

    assertThat(answer(funded.send("key", "30", "order-1")).status()).isEqualTo(201);

    funded.isSentOnce();
    assertThat(((Wallet.Active) platform.store.wallets().all().getFirst()).provider().holder())
        .isEqualTo("holder-1");
  }

  private Wallet.Active forgetHolder() {
    var wallets = platform.store.wallets();
    var known = (Wallet.Active) wallets.get(platform.tenant.id(), funded.id()).orElseThrow();
    var provider = new ProviderWallet(known.provider().id(), known.provider().address());
    wallets.save(known.known(provider, platform.store.now()));
    return (Wallet.Active) wallets.get(platform.tenant.id(), funded.id()).orElseThrow();
  }
}
