package io.purser.yativo.card;

import static io.purser.yativo.testing.OneAccount.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.card.account.CardAccountProvider;
import io.purser.domain.card.account.CardAccountProvider.Told;
import io.purser.domain.card.account.Figures;
import io.purser.domain.card.account.ReportedBalance;
import io.purser.domain.card.onboarding.CardOnboardingProvider;
import io.purser.domain.card.onboarding.CardReference;
import io.purser.domain.card.onboarding.ProviderCardCustomer;
import io.purser.domain.customer.Email;
import io.purser.domain.money.Money;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.work.Deadline;
import io.purser.yativo.testing.Adapter;
import io.purser.yativo.testing.RunningTwin;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link CardAccountProvider} promises, against the provider's twin over HTTP. */
class CardAccountProviderContractTest {
  private static final String RECORD = "GET /card-issuer/customers/{customerId}";

  private final RunningTwin twin = RunningTwin.start();
  private final Adapter adapter = twin.adapter("write-timeout=500ms", "look-up-timeout=500ms");
  private final CardAccountProvider accounts = adapter.bean(CardAccountProvider.class);
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
