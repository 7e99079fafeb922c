package io.purser.yativo.card;

import static io.purser.yativo.testing.OneAccount.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.card.limit.Allowance;
import io.purser.domain.card.limit.CardCountProvider;
import io.purser.domain.card.limit.CardCountProvider.Confirmed;
import io.purser.domain.card.limit.CardCounts;
import io.purser.domain.card.limit.SpendingLimitProvider;
import io.purser.domain.card.limit.SpendingLimitProvider.Accepted;
import io.purser.domain.card.limit.SpendingLimitProvider.LimitReading;
import io.purser.domain.card.onboarding.CardOnboardingProvider;
import io.purser.domain.card.onboarding.CardReference;
import io.purser.domain.card.onboarding.ProviderCardCustomer;
import io.purser.domain.customer.Email;
import io.purser.domain.money.Money;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.work.Deadline;
import io.purser.yativo.testing.Adapter;
import io.purser.yativo.testing.RunningTwin;
import java.time.Duration;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every provider of limits promises, against the provider's twin over HTTP. */
class CardLimitContractTest {
  private static final Currency USD = Currency.getInstance("USD");
  private static final String CHANGE = "PUT /yativo-card/customers/{yativoCardId}/wallet/limits";
  private static final String READ = "GET /yativo-card/customers/{yativoCardId}/wallet/limits";
  private static final String COUNTS = "PATCH /yativo-card/customers/{yativoCardId}/card-limits";

  private final RunningTwin twin = RunningTwin.start();
  private final Adapter adapter = twin.adapter("write-timeout=500ms", "look-up-timeout=500ms");
  private final SpendingLimitProvider limits = adapter.bean(SpendingLimitProvider.class);
  private final CardCountProvider counts = adapter.bean(CardCountProvider.class);
  private String customer;

  @BeforeEach
  void giveCustomer() {
    twin.programme(
        "{\"status\":\"approved\",\"max_virtual_per_customer\":3,\"max_total_per_customer\":5,"
            + "\"daily_limit_ceiling\":10000}");
    var begun =
        adapter
            .bean(CardOnboardingProvider.class)
            .begin(ID, new CardReference("ten_1.ana"), new Email("ana@example.com"), soon());
    customer = ((Answer.Done<ProviderCardCustomer>) begun).effect().id();
    twin.stage(customer, "safe_deployed");
  }

  @AfterEach
  void stop() {
    adapter.close();
    twin.close();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(10));
  }

  private static Money dollars(long amount) {
    return new Money(100 * amount, USD);
  }

  private @Nullable Allowance daily() {
    return ((LimitReading.Read) limits.read(ID, customer, soon())).limits().daily();
  }

  private Answer<Accepted> change(Money daily) {
    return limits.change(ID, customer, daily, soon());
  }

  @Test
  void limits_are_read_as_they_are_in_force_and_an_empty_one_is_none() {
    var read = ((LimitReading.Read) limits.read(ID, customer, soon())).limits();

    assertThat(read.currency()).isEqualTo(USD);
    assertThat(read.daily())
        .isEqualTo(new Allowance(dollars(7999), Money.zero(USD), dollars(7999)));
    assertThat(read.monthly()).isNull();
    assertThat(read.perTransaction()).isNull();
  }

  @Test
  void a_change_is_accepted_with_its_delay_and_in_force_after_it() {
    var daily = new Money(250_050, USD);

    assertThat(change(daily)).isEqualTo(new Answer.Done<>(new Accepted(Duration.ofMinutes(3))));

    assertThat(daily()).extracting(Allowance::limit).isEqualTo(dollars(7999));
    twin.advance("PT3M");
    assertThat(daily()).extracting(Allowance::limit).isEqualTo(daily);
  }

  @Test
  void a_limit_above_the_programmes_is_refused() {
    assertThat(change(dollars(10_001)))
        .isEqualTo(new Answer.Refused<>(new Rejection(Reason.LIMIT_NOT_ACCEPTED, "INVALID_LIMIT")));
  }

  @Test
  void one_whom_the_provider_does_not_know_has_no_limits() {
    assertThat(limits.read(ID, "nobody", soon())).isInstanceOf(LimitReading.Refused.class);
    assertThat(limits.change(ID, "nobody", dollars(1), soon()))
        .isEqualTo(
            new Answer.Refused<>(
                new Rejection(Reason.CUSTOMER_UNKNOWN_TO_PROVIDER, "CUSTOMER_NOT_FOUND")));
  }

  @Test
  void an_answer_that_is_lost_is_in_doubt_and_one_that_is_late_says_nothing() {
    twin.spoil(CHANGE, "reset_after_commit");
    assertThat(change(dollars(1))).isInstanceOf(Answer.InDoubt.class);

    twin.spoil(READ, "html_200");
    assertThat(limits.read(ID, customer, soon())).isInstanceOf(LimitReading.Unavailable.class);
  }

  @Test
  void numbers_of_cards_are_set_one_by_one_up_to_the_programmes() {
    var ceilings = new CardCounts(3, 1, 5);

    assertThat(counts.change(ID, customer, new CardCounts(2, null, 3), soon()))
        .isEqualTo(new Answer.Done<>(new Confirmed(new CardCounts(2, 1, 3), ceilings)));
    assertThat(counts.change(ID, customer, new CardCounts(null, 0, null), soon()))
        .isEqualTo(new Answer.Done<>(new Confirmed(new CardCounts(2, 0, 3), ceilings)));
    assertThat(counts.change(ID, customer, new CardCounts(4, null, null), soon()))
        .isEqualTo(
            new Answer.Refused<>(new Rejection(Reason.LIMIT_NOT_ACCEPTED, "INVALID_CARD_LIMIT")));
  }

  @Test
  void a_lost_answer_about_numbers_is_in_doubt() {
    twin.spoil(COUNTS, "reset_after_commit");

    assertThat(counts.change(ID, customer, new CardCounts(2, null, null), soon()))
        .isInstanceOf(Answer.InDoubt.class);
  }
}
