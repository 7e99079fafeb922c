package io.purser.yativo.transfer;

import static io.purser.yativo.testing.Adapter.soon;
import static io.purser.yativo.testing.OneAccount.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRegistry.NewCustomer;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.ProviderCustomer;
import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.operation.ProviderKey;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.transfer.ReceivingAddress;
import io.purser.domain.transfer.TransferEffect;
import io.purser.domain.transfer.TransferOrder;
import io.purser.domain.transfer.TransferProvider;
import io.purser.domain.transfer.TransferProvider.Estimation;
import io.purser.domain.wallet.History;
import io.purser.domain.wallet.ProviderWallet;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.wallet.WalletTransaction.Direction;
import io.purser.yativo.testing.Adapter;
import io.purser.yativo.testing.RunningTwin;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link TransferProvider} promises, against the provider's twin over HTTP. */
class TransferProviderContractTest {
  private static final String SEND = "POST /transactions/send-funds";
  private static final String FIND = "POST /transactions/get-transactions";
  private static final String GAS = "POST /transactions/get-gas-price";
  private static final Asset USDC = new Asset("solana", "USDC", 6);
  private static final String TO = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU";
  private static final ProviderKey KEY = new ProviderKey("a".repeat(64));

  private final RunningTwin twin = RunningTwin.start();
  private final Adapter adapter =
      twin.adapter("write-timeout=500ms", "look-up-timeout=500ms", "history-timeout=500ms");
  private final TransferProvider transfers = adapter.transfers();
  private String customer = "";
  private ProviderWallet wallet = new ProviderWallet("none", "none");

  @BeforeEach
  void fund() {
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
    customer = ((Answer.Done<ProviderCustomer>) answer).effect().id();
    wallet =
        ((Answer.Done<ProviderWallet>) adapter.wallets().open(ID, customer, USDC, soon())).effect();
    twin.deposit(wallet.id(), "100", "confirmed");
  }

  @AfterEach
  void stop() {
    adapter.close();
    twin.close();
  }

  private static TransferOrder order(String amount, String to) {
    return new TransferOrder(
        new WalletId("wal_01jd0000000000000000000001"),
        new ReceivingAddress(to),
        AssetAmount.parse(amount, USDC).orElseThrow());
  }

  private Answer<TransferEffect> send(String amount) {
    return send(order(amount, TO), KEY);
  }

  private Answer<TransferEffect> send(TransferOrder order, ProviderKey key) {
    return transfers.send(ID, customer, wallet, order, key, "trf_1", soon());
  }

  private static TransferEffect effect(Answer<TransferEffect> answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<TransferEffect>) answer).effect();
  }

  private List<ReportedTransaction> withdrawals() {
    var history = (History.Read) adapter.wallets().history(ID, customer, soon());
    return history.transactions().stream()
        .filter(report -> report.direction() == Direction.WITHDRAWAL)
        .toList();
  }

  @Test
  void money_is_sent_to_the_last_digit_and_its_fees_are_told() {
    var sent = effect(send("12.000001"));

    assertThat(sent.progress()).isEqualTo(Progress.PENDING);
    assertThat(sent.sent().chainHash()).isNotBlank();
    var fees = sent.sent().fees();
    assertThat(fees).isNotNull();
    assertThat(fees == null ? "" : fees.total().toPlainString()).matches("[0-9]+\\.[0-9]{8}");
    assertThat(withdrawals())
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.id()).isEqualTo(sent.sent().transactionId());
              assertThat(report.amount().text()).isEqualTo("12.000001");
              assertThat(report.counterparty()).isEqualTo(TO);
            });
  }

  @Test
  void a_repeat_under_the_same_key_is_the_same_transfer() {
    var first = effect(send("10"));

    assertThat(effect(send("10"))).isEqualTo(first);

    assertThat(twin.effects("funds_sent")).isOne();
    assertThat(effect(send(order("10", TO), new ProviderKey("b".repeat(64)))).sent())
        .isNotEqualTo(first.sent());
    assertThat(twin.effects("funds_sent")).isEqualTo(2);
  }

  @Test
  void another_order_under_the_same_key_proves_nothing() {
    effect(send("10"));

    assertThat(send("11")).isInstanceOf(Answer.InDoubt.class);

    assertThat(twin.effects("funds_sent")).isOne();
  }

  @Test
  void what_the_wallet_does_not_hold_is_refused() {
    assertThat(send("100.000001"))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused ->
                assertThat(refused.why().reason()).isEqualTo(Reason.NOT_COVERED_AT_PROVIDER));
    assertThat(twin.effects("funds_sent")).isZero();
  }

  @Test
  void an_address_that_the_provider_does_not_take_is_refused() {
    assertThat(send(order("1", "nowhere-at-all"), KEY))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused ->
                assertThat(refused.why().reason()).isEqualTo(Reason.ADDRESS_REFUSED_BY_PROVIDER));
  }

  @Test
  void a_suspended_customer_sends_nothing() {
    twin.suspend(customer);

    assertThat(send("1"))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused ->
                assertThat(refused.why().reason())
                    .isEqualTo(Reason.CUSTOMER_SUSPENDED_AT_PROVIDER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reset_before_commit  |                              | 0",
        "reset_after_commit   |                              | 1",
        "error_before_commit  |                              | 0",
        "error_after_commit   |                              | 1",
        "half_answer          |                              | 1",
        "html_200             | \"commit\":true              | 1",
        "error_200            | \"commit\":true              | 1",
        "redirect             | \"location\":\"http://127.0.0.1:9/\",\"commit\":true | 1",
        "delay                | \"ms\":1500,\"at\":\"after_commit\"  | 1",
      })
  void an_answer_that_says_nothing_for_certain_leaves_a_transfer_in_doubt(
      String kind, String more, int effects) {
    var fault = more == null ? twin.spoil(SEND, kind) : twin.spoil(SEND, kind, more);

    assertThat(send("10")).isInstanceOf(Answer.InDoubt.class);

    assertThat(fault.hits()).isOne();
    assertThat(twin.effects("funds_sent")).isEqualTo(effects);
    assertThat(twin.requests("/transactions/send-funds")).as("sends").isOne();
    assertThat(withdrawals()).hasSize(effects);
  }

  @ParameterizedTest
  @ValueSource(strings = {"error_before_commit", "half_answer", "html_200", "rate_limited"})
  void a_transaction_that_cannot_be_checked_proves_nothing(String kind) {
    var fault = twin.spoil(FIND, kind);

    assertThat(send("10")).isInstanceOf(Answer.InDoubt.class);

    assertThat(fault.hits()).isOne();
    assertThat(twin.effects("funds_sent")).isOne();
  }

  @Test
  void too_many_calls_are_no_send() {
    twin.spoil(SEND, "rate_limited");

    assertThat(send("10")).isInstanceOf(Answer.NotExecuted.class);
    assertThat(twin.effects("funds_sent")).isZero();
  }

  @Test
  void what_sending_costs_is_told_exactly() {
    var estimation = transfers.estimate(ID, order("10", TO), soon());

    assertThat(estimation)
        .isInstanceOfSatisfying(
            Estimation.Estimated.class,
            estimated -> {
              assertThat(estimated.estimate().network()).isNotNull();
              assertThat(estimated.estimate().inDollars()).isNotNull();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"error_before_commit", "half_answer", "html_200", "rate_limited"})
  void without_an_estimate_there_is_none(String kind) {
    twin.spoil(GAS, kind);

    assertThat(transfers.estimate(ID, order("10", TO), soon()))
        .isInstanceOf(Estimation.Unavailable.class);
  }
}
