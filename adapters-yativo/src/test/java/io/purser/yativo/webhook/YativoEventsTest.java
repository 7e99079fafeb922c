package io.purser.yativo.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.card.account.AccountReport;
import io.purser.domain.card.account.balance.Figures;
import io.purser.domain.card.account.balance.ReportedBalance;
import io.purser.domain.card.account.funding.AcceptedFunding;
import io.purser.domain.card.spending.SpendingKind;
import io.purser.domain.card.spending.SpendingState;
import io.purser.domain.inbox.ProviderEvent;
import io.purser.domain.inbox.ProviderEvent.TransactionReported;
import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.money.Money;
import io.purser.domain.programme.swap.AcceptedSwap;
import io.purser.domain.programme.swap.ReportedSwap;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.WalletTransaction.Direction;
import io.purser.yativo.wallet.TransactionReader;
import io.purser.yativo.wallet.YativoAssetCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YativoEventsTest {
  private static final Asset USDC = new Asset("solana", "USDC", 6);
  private static final String DEPOSIT =
      """
      {"transaction_id":"txn_1","customer_id":"cust_1","asset_id":"665f","chain":"solana",
       "ticker":"USDC_SOL","amount":"500.00","from_address":"them","to_address":"us",
       "tx_hash":"5Kt","confirmations":0}
      """;

  private final YativoEvents events =
      new YativoEvents(new TransactionReader(new YativoAssetCatalogue()));

  @Test
  void a_confirmed_deposit_is_read_whole() {
    assertThat(read("{\"id\":\"evt_1\",\"type\":\"deposit.confirmed\",\"data\":" + DEPOSIT + "}"))
        .isEqualTo(
            new TransactionReported(
                "evt_1",
                "cust_1",
                new ReportedTransaction(
                    "txn_1",
                    "665f",
                    Direction.DEPOSIT,
                    AssetAmount.parse("500", USDC).orElseThrow(),
                    Progress.COMPLETED,
                    "them",
                    "5Kt",
                    null)));
  }

  @ParameterizedTest
  @CsvSource({
    "deposit.detected, PENDING",
    "deposit.confirmed, COMPLETED",
    "customer.deposit.detected, PENDING",
    "customer.deposit.received, PENDING"
  })
  void the_type_says_how_far_a_deposit_is(String type, Progress progress) {
    var event = read("{\"type\":\"" + type + "\",\"data\":" + DEPOSIT + "}");

    assertThat(((TransactionReported) event).report().progress()).isEqualTo(progress);
  }

  @ParameterizedTest
  @CsvSource({
    "transaction.initiated, PENDING",
    "transaction.submitted, PENDING",
    "transaction.failed, FAILED"
  })
  void the_type_says_how_far_a_send_is(String type, Progress progress) {
    var event = read("{\"type\":\"" + type + "\",\"data\":" + DEPOSIT + "}");

    var report = ((TransactionReported) event).report();
    assertThat(report.direction()).isEqualTo(Direction.WITHDRAWAL);
    assertThat(report.progress()).isEqualTo(progress);
    assertThat(report.counterparty()).isEqualTo("us");
  }

  @ParameterizedTest
  @CsvSource({"processing, PENDING", "COMPLETED, COMPLETED", "failed, FAILED", "odd, PENDING"})
  void a_received_deposit_is_as_far_as_its_own_status_says(String status, Progress progress) {
    var event =
        read(
            "{\"event\":\"customer.deposit.received\",\"data\":"
                + DEPOSIT.replace("\"amount\"", "\"status\":\"" + status + "\",\"amount\"")
                + "}");

    assertThat(((TransactionReported) event).report().progress()).isEqualTo(progress);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"e\",\"type\":\"deposit.detected\",\"data\":@}",
        "{\"id\":\"e\",\"event\":\"deposit.detected\",\"data\":@}",
        "{\"event_id\":\"e\",\"event_type\":\"deposit.detected\",\"event_data\":@}",
        "{\"id\":\"e\",\"event\":{\"type\":\"deposit.detected\"},\"payload\":@}"
      })
  void type_and_payload_are_found_under_each_of_their_names(String event) {
    var read = read(event.replace("@", DEPOSIT));

    assertThat(read).isInstanceOf(TransactionReported.class);
    assertThat(read.id()).isEqualTo("e");
  }

  @ParameterizedTest
  @CsvSource({
    "SOL, USDC_SOL",
    "SOLANA, usdc_sol",
    "Solana, USDC",
    "sol, Usdc_Solana",
  })
  void an_asset_is_understood_in_each_of_its_spellings(String chain, String ticker) {
    var event =
        read(
            "{\"type\":\"deposit.detected\",\"data\":"
                + DEPOSIT
                    .replace("\"solana\"", '"' + chain + '"')
                    .replace("\"USDC_SOL\"", '"' + ticker + '"')
                + "}");

    assertThat(((TransactionReported) event).report().amount().asset()).isEqualTo(USDC);
  }

  @ParameterizedTest
  @CsvSource({
    "'500.00', 500.000000",
    "500.00, 500.000000",
    "5e2, 500.000000",
    "0.000001, 0.000001",
    "'123456789012345678901234567890.123456', 123456789012345678901234567890.123456",
    "123456789012345678901234567890.123456, 123456789012345678901234567890.123456"
  })
  void an_amount_keeps_every_digit_be_it_text_or_number(String amount, String expected) {
    String json = amount.startsWith("'") ? amount.replace('\'', '"') : amount;

    assertThat(((TransactionReported) readAmount(json)).report().amount().text())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"25 USDC\"",
        "\"$25\"",
        "\"1,000.00\"",
        "\"-1\"",
        "-1",
        "0",
        "\"0.00\"",
        "\"0.0000001\"",
        "0.0000001",
        "1e999999999",
        "1e-999999999",
        "\"\"",
        "null",
        "true",
        "{}"
      })
  void an_amount_that_is_not_exact_makes_the_event_unreadable(String amount) {
    assertThat(readAmount(amount)).isInstanceOf(ProviderEvent.Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"transaction_id", "customer_id", "chain", "ticker", "amount"})
  void a_deposit_that_leaves_out_what_it_is_about_is_unreadable(String member) {
    var event =
        read(
            "{\"id\":\"evt_1\",\"type\":\"deposit.confirmed\",\"data\":"
                + DEPOSIT.replace('"' + member + '"', "\"other\"")
                + "}");

    assertThat(event).isInstanceOf(ProviderEvent.Unreadable.class);
    assertThat(event.id()).isEqualTo("evt_1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kyc.submitted",
        "kyc.approved",
        "kyc.rejected",
        "kyc.pending_review",
        "card.created"
      })
  void what_may_bring_an_onboarding_on_names_its_card_customer(String type) {
    assertThat(
            read(
                "{\"id\":\"evt_1\",\"type\":\"%s\",\"data\":{\"yativo_card_id\":\"y_1\"}}"
                    .formatted(type)))
        .isEqualTo(new ProviderEvent.CardCustomerChanged("evt_1", "y_1"));
    assertThat(read("{\"id\":\"evt_1\",\"type\":\"%s\",\"data\":{}}".formatted(type)))
        .isEqualTo(new ProviderEvent.Unreadable("evt_1", "names no card customer"));
  }

  @ParameterizedTest
  @CsvSource({
    "transaction.authorized, authorized, PURCHASE, AUTHORIZED",
    "transaction.settled, settled, PURCHASE, SETTLED",
    "transaction.declined, declined, PURCHASE, DECLINED",
    "transaction.reversed, partially_reversed, PURCHASE, PARTIALLY_REVERSED",
    "transaction.reversed, reversed, PURCHASE, REVERSED",
    "transaction.refund.created, settled, REFUND, SETTLED"
  })
  void what_a_card_was_used_for_is_read(
      String type, String status, SpendingKind kind, SpendingState state) {
    var event = (ProviderEvent.CardUsed) read(cardUsed(type, status));

    var report = event.report();
    assertThat(event.id()).isEqualTo("evt_1747058400000_abc123");
    assertThat(report.id()).isEqualTo("tx_1");
    assertThat(report.cardCustomer()).isEqualTo("y_1");
    assertThat(report.cardToken()).isEqualTo("card_token_1");
    assertThat(report.kind()).isEqualTo(kind);
    assertThat(report.state()).isEqualTo(state);
    assertThat(report.amount().text()).isEqualTo("12.50");
    // What is not said is in the documented id.
    assertThat(report.happenedAt()).isEqualTo("2025-05-12T14:00:00Z");
  }

  @Test
  void words_of_cards_that_we_do_not_know_are_kept_and_card_numbers_are_not() {
    var event =
        (ProviderEvent.CardUsed)
            read(
                cardUsed("transaction.settled", "disputed")
                    .replace("purchase", "top-up")
                    .replace("Starbucks", "Shop 4242 4242 4242 4242"));

    assertThat(event.report().state()).isEqualTo(SpendingState.NOT_UNDERSTOOD);
    assertThat(event.report().stateWord()).isEqualTo("disputed");
    assertThat(event.report().kind()).isEqualTo(SpendingKind.OTHER);
    assertThat(event.report().kindWord()).isEqualTo("top-up");
    assertThat(event.report().merchant().name()).isEqualTo("Shop [card number]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yativo_card_id", "transaction_id", "amount", "currency"})
  void without_whom_which_and_how_much_nothing_can_be_done(String member) {
    assertThat(read(cardUsed("transaction.settled", "settled").replace(member, "other")))
        .isInstanceOf(ProviderEvent.Unreadable.class);
  }

  private static String cardUsed(String type, String status) {
    return """
        {"id":"evt_1747058400000_abc123","type":"%s","data":{"yativo_card_id":"y_1",
        "transaction_id":"tx_1","card_id":"card_token_1","type":"purchase","amount":12.50,
        "currency":"EUR","status":"%s","merchant":"Starbucks"}}"""
        .formatted(type, status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "card.activated",
        "card.frozen",
        "card.unfrozen",
        "card.lost",
        "card.stolen",
        "card.voided",
        "card.cancelled",
        "card.deactivated"
      })
  void what_may_have_changed_a_card_names_its_card_customer(String type) {
    assertThat(
            read(
                "{\"id\":\"evt_1\",\"type\":\"%s\",\"data\":{\"yativo_card_id\":\"y_1\"}}"
                    .formatted(type)))
        .isEqualTo(new ProviderEvent.CardsChanged("evt_1", "y_1"));
  }

  @Test
  void what_is_in_a_card_account_is_told_by_an_event_that_is_complete() {
    var complete =
        "\"currency\":\"EUR\",\"ledger_balance\":145.50,\"ledger_balance_minor\":14550,"
            + "\"available_balance\":132.00,\"pending_balance\":13.50";
    var at = "\"balance_updated_at\":\"2026-05-12T14:30:00.000Z\"";
    var euro = Currency.getInstance("EUR");

    assertThat(account(complete + "," + at))
        .isEqualTo(
            new AccountReport.BalanceTold(
                new ReportedBalance(
                    Figures.parts(new Money(13_200, euro), new Money(1_350, euro)),
                    Instant.parse("2026-05-12T14:30:00Z"),
                    false)));
    for (var incomplete :
        List.of(
            complete,
            at,
            complete.replace("13.50", "13.51") + "," + at,
            complete.replace("\"pending_balance\":13.50", "\"pending_balance\":null") + "," + at,
            complete.replace("EUR", "XXX") + "," + at,
            complete + "," + at + ",\"balance_freshness\":\"on_chain\"")) {
      assertThat(account(incomplete)).as(incomplete).isEqualTo(new AccountReport.Changed());
    }
  }

  @Test
  void money_that_has_come_or_gone_is_told_by_its_id() {
    var euro = Currency.getInstance("EUR");
    assertThat(
            moved(
                "customer.funded",
                "\"transfer_id\":\"b_1\",\"amount_minor\":1000,\"currency\":\"EUR\""))
        .isEqualTo(
            new AccountReport.FundingEnded(
                "b_1", AcceptedFunding.Progress.COMPLETED, new Money(1_000, euro)));
    assertThat(moved("customer.funding.failed", "\"bridge_id\":\"b_1\",\"amount\":10"))
        .isEqualTo(new AccountReport.FundingEnded("b_1", AcceptedFunding.Progress.FAILED, null));
    assertThat(
            moved(
                "card.withdrawal.settled",
                "\"withdrawal_id\":\"w_1\",\"amount\":1.50,\"currency\":\"EUR\""))
        .isEqualTo(new AccountReport.WithdrawalSettled("w_1", new Money(150, euro)));
    for (var type : List.of("customer.funded", "card.withdrawal.settled")) {
      assertThat(moved(type, "\"amount\":1")).isEqualTo(new AccountReport.Changed());
    }
  }

  @Test
  void a_swap_is_told_with_what_was_given_and_what_it_becomes() {
    var told =
        "\"program_id\":\"p\",\"swap_id\":\"s_1\",\"from_currency\":\"USD\",\"to_currency\":\"EUR\","
            + "\"from_amount\":100.00,\"to_amount\":91.40,\"status\":\"completed\"";

    assertThat(swap(told))
        .isEqualTo(
            new ProviderEvent.SwapTold(
                "evt_1",
                new ReportedSwap(
                    new AcceptedSwap(
                        "s_1",
                        AcceptedSwap.Progress.COMPLETED,
                        new Money(9_140, Currency.getInstance("EUR")),
                        null,
                        null),
                    new Money(10_000, Money.USD),
                    Currency.getInstance("EUR"))));
    for (var incomplete :
        List.of(
            told.replace("swap_id", "swap"),
            told.replace("100.00", "100.001"),
            told.replace("completed", "done"))) {
      assertThat(swap(incomplete)).as(incomplete).isInstanceOf(ProviderEvent.Unreadable.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "master_wallet.deposit",
        "master_wallet.customer_funded",
        "master_wallet.withdrawal"
      })
  void that_something_has_moved_a_master_wallet_is_told_whatever_else_is(String type) {
    assertThat(read("{\"id\":\"evt_1\",\"type\":\"%s\",\"data\":{}}".formatted(type)))
        .isEqualTo(new ProviderEvent.MasterWalletMoved("evt_1"));
  }

  private ProviderEvent swap(String members) {
    return read(
        "{\"id\":\"evt_1\",\"type\":\"master_wallet.swap\",\"data\":{%s}}".formatted(members));
  }

  private AccountReport account(String members) {
    return moved("customer.balance.updated", members);
  }

  private AccountReport moved(String type, String members) {
    var event =
        read(
            "{\"id\":\"evt_1\",\"type\":\"%s\",\"data\":{\"yativo_card_id\":\"y_1\",%s}}"
                .formatted(type, members));
    return ((ProviderEvent.CardAccountReported) event).report();
  }

  @Test
  void a_type_that_is_of_no_use_is_kept_by_name() {
    assertThat(read("{\"id\":\"evt_1\",\"type\":\"card.shipped\",\"data\":{}}"))
        .isEqualTo(new ProviderEvent.Other("evt_1", "card.shipped"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "7",
        "[]",
        "{}",
        "{\"type\":7}",
        "{\"type\":\"ana@example.com\"}",
        "{\"type\":\"deposit.confirmed\"}",
        "{\"type\":\"deposit.confirmed\",\"data\":[]}",
        "{\"type\":\"a\",\"type\":\"b\"}"
      })
  void what_cannot_be_read_says_so_and_nothing_else(String body) {
    assertThat(read(body)).isInstanceOf(ProviderEvent.Unreadable.class);
  }

  private ProviderEvent readAmount(String amount) {
    return read(
        "{\"type\":\"deposit.confirmed\",\"data\":" + DEPOSIT.replace("\"500.00\"", amount) + "}");
  }

  private ProviderEvent read(String body) {
    return events.read(body.getBytes(StandardCharsets.UTF_8));
  }
}
