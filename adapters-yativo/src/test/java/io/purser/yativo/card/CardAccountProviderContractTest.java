package io.purser.yativo.card;

import static io.purser.yativo.testing.OneAccount.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.card.account.balance.CardAccountProvider;
import io.purser.domain.card.account.balance.CardAccountProvider.Told;
import io.purser.domain.card.account.balance.Figures;
import io.purser.domain.card.account.balance.ReportedBalance;
import io.purser.domain.card.account.funding.AcceptedFunding;
import io.purser.domain.card.account.funding.AcceptedFunding.Progress;
import io.purser.domain.card.account.funding.FundingOrder;
import io.purser.domain.card.account.funding.FundingProvider;
import io.purser.domain.card.account.funding.FundingProvider.FundingList;
import io.purser.domain.card.account.funding.PricingMode;
import io.purser.domain.card.account.funding.SourceChain;
import io.purser.domain.card.account.withdrawal.ReportedWithdrawal;
import io.purser.domain.card.account.withdrawal.WithdrawalProvider;
import io.purser.domain.card.account.withdrawal.WithdrawalProvider.WithdrawalList;
import io.purser.domain.card.onboarding.CardOnboardingProvider;
import io.purser.domain.card.onboarding.CardReference;
import io.purser.domain.card.onboarding.ProviderCardCustomer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Email;
import io.purser.domain.money.Money;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.programme.MasterWalletProvider;
import io.purser.domain.work.Deadline;
import io.purser.yativo.testing.Adapter;
import io.purser.yativo.testing.RunningTwin;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What everybody who keeps card accounts and moves their money promises, against the provider's
 * twin over HTTP.
 */
class CardAccountProviderContractTest {
  private static final String RECORD = "GET /card-issuer/customers/{customerId}";

  private static final Currency EUR = Currency.getInstance("EUR");

  private final RunningTwin twin = RunningTwin.start();
  private final Adapter adapter = twin.adapter("write-timeout=500ms", "look-up-timeout=500ms");
  private final CardAccountProvider accounts = adapter.bean(CardAccountProvider.class);
  private final FundingProvider fundings = adapter.bean(FundingProvider.class);
  private final WithdrawalProvider withdrawals = adapter.bean(WithdrawalProvider.class);
  private String customer;

  @BeforeEach
  void giveCustomer() {
    twin.programme("{\"status\":\"approved\"}");
    var begun =
        adapter
            .bean(CardOnboardingProvider.class)
            .begin(ID, new CardReference("ten_1.ana"), new Email("ana@example.com"), soon());
    customer = ((Answer.Done<ProviderCardCustomer>) begun).effect().id();
  }

  @AfterEach
  void stop() {
    adapter.close();
    twin.close();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(10));
  }

  private ReportedBalance said() {
    return ((Told.Said) accounts.read(ID, customer, soon())).balance();
  }

  private static Money usd(long cents) {
    return new Money(cents, Money.USD);
  }

  @Test
  void nothing_is_known_of_an_account_that_is_not_set_up() {
    assertThat(said().figures()).isEqualTo(Figures.unknown(null));

    twin.stage(customer, "kyc_completed");
    assertThat(said().figures()).isEqualTo(Figures.unknown(Money.USD));
  }

  @Test
  void an_account_that_is_set_up_is_empty_and_says_since_when() {
    twin.stage(customer, "safe_deployed");

    assertThat(said().figures()).isEqualTo(Figures.parts(usd(0), usd(0)));
    assertThat(said().movedAt()).isNotNull();
    assertThat(said().fromChain()).isFalse();
  }

  @Test
  void from_the_chain_nobody_knows_what_is_available() {
    twin.stage(customer, "safe_deployed");
    twin.readBalance(customer, "on_chain");

    assertThat(said()).isEqualTo(new ReportedBalance(Figures.whole(usd(0)), null, true));
  }

  @Test
  void a_card_customer_whom_the_provider_does_not_have_is_unknown() {
    assertThat(accounts.read(ID, "yativo_card_customer_none", soon()))
        .isEqualTo(new Told.UnknownCardCustomer());
  }

  private static FundingOrder order(PricingMode mode, Money amount) {
    return new FundingOrder(
        new CustomerId("cus_01jd3hgwqnf4s8cvk6a5dz0z7v"), amount, mode, SourceChain.SOL);
  }

  private Answer<AcceptedFunding> fund(FundingOrder order) {
    return fundings.fund(ID, customer, order, soon());
  }

  private AcceptedFunding funded(FundingOrder order) {
    return ((Answer.Done<AcceptedFunding>) fund(order)).effect();
  }

  private FundingList.Read listed() {
    return (FundingList.Read) fundings.fundings(ID, customer, soon());
  }

  @Test
  void dollars_arrive_at_once_and_each_of_two_requests_is_paid() {
    twin.stage(customer, "safe_deployed");
    twin.payIn("100.00");
    var order = order(PricingMode.SEND_X, usd(2_500));

    var first = funded(order);
    var second = funded(order);

    assertThat(first.progress()).isEqualTo(Progress.COMPLETED);
    assertThat(first.paid()).isEqualTo(usd(2_500));
    assertThat(first.credited()).isEqualTo(usd(2_500));
    assertThat(listed().isWhole()).isTrue();
    assertThat(listed().fundings())
        .allMatch(row -> row.mode() == PricingMode.SEND_X)
        .map(row -> row.funding().providerId())
        .containsExactlyInAnyOrder(first.providerId(), second.providerId());
    assertThat(said().figures()).isEqualTo(Figures.parts(usd(5_000), usd(0)));
    assertThat(adapter.bean(MasterWalletProvider.class).read(ID, soon()))
        .isEqualTo(
            new MasterWalletProvider.Told.Said(
                List.of(usd(5_000), Money.zero(EUR), Money.zero(Currency.getInstance("GBP")))));
  }

  @Test
  void another_currency_takes_its_time_and_costs_something() {
    twin.set("{\"card_currency\":\"EUR\"}");
    twin.stage(customer, "safe_deployed");
    twin.payIn("500.00");

    var funding = funded(order(PricingMode.RECEIVE_X, new Money(20_000, EUR)));

    assertThat(funding.progress()).isEqualTo(Progress.PENDING);
    assertThat(funding.paid()).isEqualTo(usd(20_180));
    assertThat(funding.credited()).isEqualTo(new Money(20_000, EUR));
    twin.advance("PT10M");
    assertThat(listed().fundings())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.funding().progress()).isEqualTo(Progress.COMPLETED);
              assertThat(row.funding().at()).isNotNull();
            });
  }

  @Test
  void a_withdrawal_takes_its_time_and_is_found_in_the_history() {
    twin.stage(customer, "safe_deployed");
    twin.payIn("100.00");
    funded(order(PricingMode.SEND_X, usd(5_000)));

    var id =
        ((Answer.Done<String>) withdrawals.withdraw(ID, customer, usd(1_250), soon())).effect();

    assertThat(withdrawals())
        .containsExactly(new ReportedWithdrawal(id, ReportedWithdrawal.Progress.PENDING));
    twin.advance("PT4M");
    assertThat(withdrawals())
        .containsExactly(new ReportedWithdrawal(id, ReportedWithdrawal.Progress.SETTLED));
    assertThat(said().figures().ledger()).isEqualTo(usd(3_750));
  }

  private List<ReportedWithdrawal> withdrawals() {
    return ((WithdrawalList.Read) withdrawals.withdrawals(ID, soon())).withdrawals();
  }

  @Test
  void more_than_may_be_spent_is_not_withdrawn_and_a_lost_answer_is_in_doubt() {
    twin.stage(customer, "safe_deployed");
    twin.payIn("100.00");
    funded(order(PricingMode.SEND_X, usd(5_000)));

    assertThat(withdrawals.withdraw(ID, customer, usd(5_001), soon()))
        .isEqualTo(
            new Answer.Refused<>(
                new Rejection(Reason.NOT_COVERED_AT_PROVIDER, "INSUFFICIENT_BALANCE")));
    twin.spoil("POST /card-issuer/withdraw-from-card", "reset_after_commit");
    assertThat(withdrawals.withdraw(ID, customer, usd(1_000), soon()))
        .isInstanceOf(Answer.InDoubt.class);
    twin.spoil("POST /card-issuer/withdraw-from-card", "other_customer");
    assertThat(withdrawals.withdraw(ID, customer, usd(1_000), soon()))
        .isInstanceOf(Answer.InDoubt.class);
    assertThat(twin.effects("card_withdrawal_initiated")).isEqualTo(2);
  }

  @Test
  void what_is_refused_says_why() {
    assertThat(fund(order(PricingMode.SEND_X, usd(2_500))))
        .isEqualTo(
            new Answer.Refused<>(new Rejection(Reason.CARD_ACCOUNT_NOT_READY, "KYC_NOT_APPROVED")));
    twin.stage(customer, "safe_deployed");
    assertThat(fund(order(PricingMode.SEND_X, usd(2_500))))
        .isEqualTo(
            new Answer.Refused<>(
                new Rejection(Reason.NOT_COVERED_AT_PROVIDER, "INSUFFICIENT_BALANCE")));
  }

  @ParameterizedTest
  @CsvSource({
    "reset_before_commit, 0",
    "reset_after_commit, 1",
    "error_after_commit, 1",
    "half_answer, 1",
    "html_200, 0",
    "error_200, 0"
  })
  void an_answer_that_is_none_leaves_the_doubt_and_is_never_repeated(String kind, int made) {
    twin.stage(customer, "safe_deployed");
    twin.payIn("100.00");
    twin.spoil("POST /card-issuer/fund-customer", kind);

    assertThat(fund(order(PricingMode.SEND_X, usd(2_500)))).isInstanceOf(Answer.InDoubt.class);

    assertThat(twin.effects("customer_funding_initiated")).isEqualTo(made);
    assertThat(listed().fundings()).hasSize(made);
    assertThat(twin.requests("/card-issuer/fund-customer")).isEqualTo(1);
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
        "other_customer",
        "delay"
      })
  void what_is_no_answer_about_this_customer_says_nothing(String kind) {
    var fault =
        kind.equals("delay")
            ? twin.spoil(RECORD, kind, "\"ms\":3000", "\"at\":\"after_commit\"", "\"times\":9")
            : twin.spoil(RECORD, kind, "\"times\":9");

    assertThat(accounts.read(ID, customer, Deadline.in(Duration.ofSeconds(3))))
        .isInstanceOf(Told.Away.class);
    assertThat(fault.hits()).isPositive();
  }
}
