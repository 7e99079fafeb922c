package io.purser.yativo.wallet;

import static io.purser.yativo.testing.Adapter.soon;
import static io.purser.yativo.testing.OneAccount.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRegistry.NewCustomer;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.ProviderCustomer;
import io.purser.domain.money.Asset;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.operation.Rejection;
import io.purser.domain.wallet.AssetCatalogue;
import io.purser.domain.wallet.History;
import io.purser.domain.wallet.ProviderWallet;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.WalletProvider;
import io.purser.domain.wallet.WalletTransaction.Direction;
import io.purser.yativo.testing.Adapter;
import io.purser.yativo.testing.RunningTwin;
import java.util.Comparator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link WalletProvider} promises, against the provider's twin over HTTP. */
class WalletProviderContractTest {
  private static final String ADD = "POST /assets/add-customer-asset";
  private static final String LIST = "POST /assets/get-customer-assets";
  private static final String HISTORY = "POST /customers/get-customer-transactions";
  private static final Asset USDC = new Asset("solana", "USDC", 6);
  private static final Asset SOL = new Asset("solana", "SOL", 9);

  private final RunningTwin twin = RunningTwin.start();
  private final Adapter adapter =
      twin.adapter("write-timeout=500ms", "look-up-timeout=500ms", "history-timeout=500ms");
  private final WalletProvider wallets = adapter.wallets();
  private String customer = "";

  @BeforeEach
  void register() {
    customer = registered("ana@example.com");
  }

  @AfterEach
  void stop() {
    adapter.close();
    twin.close();
  }

  @Test
  void an_opened_wallet_is_found_again() {
    var opened = open(USDC);

    assertThat(opened.address()).isNotBlank();
    assertThat(opened.holder()).isNotBlank();
    assertThat(wallets.find(ID, customer, USDC, soon())).isEqualTo(new Sighting.Present<>(opened));
    assertThat(wallets.find(ID, customer, SOL, soon())).isEqualTo(new Sighting.Absent<>());
    assertThat(twin.effects("wallet_created")).isOne();
  }

  @Test
  void every_asset_of_the_catalogue_can_be_opened_and_told_apart() {
    for (var asset : adapter.bean(AssetCatalogue.class).assets()) {
      var opened = open(asset);
      assertThat(wallets.find(ID, customer, asset, soon()))
          .as(asset.toString())
          .isEqualTo(new Sighting.Present<>(opened));
    }
  }

  @Test
  void of_two_wallets_of_one_asset_the_same_one_is_found_every_time() {
    twin.acceptDuplicates();
    open(USDC);
    open(USDC);
    var first = wallets.find(ID, customer, USDC, soon());

    assertThat(first).isInstanceOf(Sighting.Present.class);
    assertThat(wallets.find(ID, customer, USDC, soon())).isEqualTo(first);
  }

  @Test
  void a_customer_whom_the_provider_does_not_know_is_refused_everywhere() {
    var unknown = new Rejection(Rejection.Reason.CUSTOMER_UNKNOWN_TO_PROVIDER, "not_found");

    assertThat(wallets.open(ID, "cust_nobody", USDC, soon()))
        .isEqualTo(new Answer.Refused<>(unknown));
    assertThat(wallets.find(ID, "cust_nobody", USDC, soon()))
        .isEqualTo(new Sighting.Refused<>(unknown));
    assertThat(wallets.history(ID, "cust_nobody", soon())).isEqualTo(new History.UnknownCustomer());
  }

  @Test
  void a_suspended_customer_gets_no_wallet() {
    twin.suspend(customer);

    assertThat(wallets.open(ID, customer, USDC, soon()))
        .isEqualTo(
            new Answer.Refused<>(
                new Rejection(Rejection.Reason.CUSTOMER_SUSPENDED_AT_PROVIDER, "forbidden")));
    assertThat(twin.effects("wallet_created")).isZero();
  }

  @Test
  void what_our_key_may_not_do_is_no_suspension() {
    try (var reader = twin.adapterThatMayOnlyRead()) {
      var answer = reader.wallets().open(ID, customer, USDC, soon());

      assertThat(answer)
          .isEqualTo(
              new Answer.Refused<>(
                  new Rejection(Rejection.Reason.REFUSED_BY_PROVIDER, "forbidden")));
    }
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
        "other_customer       |                              | 1",
        "delay                | \"ms\":1500,\"at\":\"after_commit\"  | 1",
      })
  void an_answer_that_says_nothing_for_certain_leaves_a_wallet_in_doubt(
      String kind, String more, int effects) {
    registered("bea@example.com");
    var fault = more == null ? twin.spoil(ADD, kind) : twin.spoil(ADD, kind, more);

    assertThat(wallets.open(ID, customer, USDC, soon())).isInstanceOf(Answer.InDoubt.class);

    assertThat(fault.hits()).isOne();
    assertThat(twin.effects("wallet_created")).isEqualTo(effects);
    assertThat(twin.requests("/assets/add-customer-asset")).as("sends").isOne();
    if (effects == 1) {
      assertThat(wallets.find(ID, customer, USDC, soon())).isInstanceOf(Sighting.Present.class);
    } else {
      assertThat(wallets.find(ID, customer, USDC, soon())).isEqualTo(new Sighting.Absent<>());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reset_before_commit",
        "error_before_commit",
        "half_answer",
        "html_200",
        "error_200",
        "rate_limited",
        "other_customer"
      })
  void a_list_that_cannot_be_trusted_shows_neither_presence_nor_absence(String kind) {
    open(USDC);
    registered("bea@example.com");
    var fault = twin.spoil(LIST, kind);

    assertThat(wallets.find(ID, customer, USDC, soon())).isInstanceOf(Sighting.Unclear.class);
    assertThat(fault.hits()).isOne();
  }

  @Test
  void what_moves_is_in_the_history() {
    var wallet = open(USDC);
    String detected = twin.deposit(wallet.id(), "0.000001", "detected");
    String confirmed = twin.deposit(wallet.id(), "500.00", "confirmed");

    var history = wallets.history(ID, customer, soon());

    assertThat(history).isInstanceOf(History.Read.class);
    var read = (History.Read) history;
    assertThat(read.unreadable()).isZero();
    assertThat(read.transactions())
        .extracting(
            ReportedTransaction::id,
            ReportedTransaction::direction,
            report -> report.amount().text(),
            ReportedTransaction::progress)
        .containsExactlyInAnyOrder(
            tuple(detected, Direction.DEPOSIT, "0.000001", Progress.PENDING),
            tuple(confirmed, Direction.DEPOSIT, "500.000000", Progress.COMPLETED));
    assertThat(read.transactions())
        .allSatisfy(report -> assertThat(report.amount().asset()).isEqualTo(USDC))
        .allSatisfy(report -> assertThat(report.counterparty()).isNotBlank());
    assertThat(
            read.transactions().stream()
                .max(Comparator.comparing(report -> report.amount().units()))
                .orElseThrow()
                .at())
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reset_before_commit",
        "error_before_commit",
        "half_answer",
        "html_200",
        "error_200",
        "other_customer"
      })
  void a_history_that_cannot_be_trusted_is_unavailable(String kind) {
    registered("bea@example.com");
    var fault = twin.spoil(HISTORY, kind);

    assertThat(wallets.history(ID, customer, soon())).isInstanceOf(History.Unavailable.class);
    assertThat(fault.hits()).isOne();
  }

  private ProviderWallet open(Asset asset) {
    var answer = wallets.open(ID, customer, asset, soon());
    assertThat(answer).as(asset.toString()).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<ProviderWallet>) answer).effect();
  }

  private String registered(String email) {
    var answer =
        adapter
            .customers()
            .register(
                ID,
                new NewCustomer(
                    new CustomerId("cus_01jd0000000000000000000001"), new Email(email), null, null),
                soon());
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<ProviderCustomer>) answer).effect().id();
  }
}
