package io.purser.yativo.customer;

import static io.purser.yativo.testing.Adapter.NOW;
import static io.purser.yativo.testing.Adapter.soon;
import static io.purser.yativo.testing.OneAccount.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRegistry;
import io.purser.domain.customer.CustomerRegistry.NewCustomer;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.Phone;
import io.purser.domain.customer.ProviderCustomer;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.operation.Rejection;
import io.purser.domain.work.Deadline;
import io.purser.yativo.testing.Adapter;
import io.purser.yativo.testing.OneAccount;
import io.purser.yativo.testing.RunningTwin;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link CustomerRegistry} promises, against the provider's twin over HTTP. */
class CustomerRegistryContractTest {
  private static final String CREATE = "POST /customers/create-customer";
  private static final String LIST = "POST /customers/get-customers";
  private static final Email ANA = new Email("Ana@example.com");
  private static final NewCustomer NEW_ANA =
      new NewCustomer(
          new CustomerId("cus_01jd0000000000000000000001"),
          ANA,
          "Ana Example",
          new Phone("+15550100123"));

  private final RunningTwin twin = RunningTwin.start();
  private final Adapter adapter = twin.adapter("write-timeout=500ms", "look-up-timeout=500ms");
  private final CustomerRegistry registry = adapter.customers();

  @AfterEach
  void stop() {
    adapter.close();
    twin.close();
  }

  @Test
  void a_registered_customer_is_found_by_its_email_in_any_case() {
    var made = done(registry.register(ID, NEW_ANA, soon()));

    assertThat(made.id()).startsWith("cust_");
    assertThat(made.status()).isEqualTo("active");
    assertThat(made.asOf()).isEqualTo(NOW);
    assertThat(registry.find(ID, new Email("aNA@EXAMPLE.com"), soon()))
        .isEqualTo(new Sighting.Present<>(made));
    assertThat(twin.effects("customer_created")).isOne();
  }

  @Test
  void a_customer_without_name_and_phone_is_registered() {
    done(registry.register(ID, new NewCustomer(NEW_ANA.id(), ANA, null, null), soon()));
  }

  @Test
  void nobody_is_found_by_an_email_that_nobody_has() {
    done(registry.register(ID, NEW_ANA, soon()));

    assertThat(registry.find(ID, new Email("bea@example.com"), soon()))
        .isEqualTo(new Sighting.Absent<>());
  }

  @Test
  void an_email_that_the_provider_knows_is_refused() {
    done(registry.register(ID, NEW_ANA, soon()));

    assertThat(registry.register(ID, NEW_ANA, soon()))
        .isEqualTo(
            new Answer.Refused<>(
                new Rejection(Rejection.Reason.EMAIL_KNOWN_TO_PROVIDER, "conflict")));
  }

  @Test
  void what_the_provider_finds_invalid_is_refused_with_its_code() {
    // The twin asks for at most 2,000 characters.
    var tooLong = new NewCustomer(NEW_ANA.id(), ANA, "x".repeat(3_000), null);

    assertThat(registry.register(ID, tooLong, soon()))
        .isEqualTo(
            new Answer.Refused<>(
                new Rejection(Rejection.Reason.REFUSED_BY_PROVIDER, "validation_error")));
  }

  @Test
  void of_two_customers_with_one_email_the_same_one_is_found_every_time() {
    twin.acceptDuplicates();
    done(registry.register(ID, NEW_ANA, soon()));
    done(registry.register(ID, NEW_ANA, soon()));
    var first = registry.find(ID, ANA, soon());

    done(registry.register(ID, NEW_ANA, soon()));

    assertThat(first).isInstanceOf(Sighting.Present.class);
    assertThat(registry.find(ID, ANA, soon())).isEqualTo(first);
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
        "html_200             | \"commit\":false             | 0",
        "error_200            | \"commit\":true              | 1",
        "redirect             | \"location\":\"http://127.0.0.1:9/\",\"commit\":true | 1",
        "other_customer       |                              | 1",
        "delay                | \"ms\":1500,\"at\":\"after_commit\"  | 1",
      })
  void an_answer_that_says_nothing_for_certain_leaves_a_registration_in_doubt(
      String kind, String more, int effects) {
    var fault = more == null ? twin.spoil(CREATE, kind) : twin.spoil(CREATE, kind, more);

    assertThat(registry.register(ID, NEW_ANA, soon())).isInstanceOf(Answer.InDoubt.class);

    assertThat(fault.hits()).isOne();
    assertThat(twin.effects("customer_created")).isEqualTo(effects);
    assertThat(twin.requests("/customers/create-customer")).as("sends").isOne();
    if (effects == 1) {
      assertThat(registry.find(ID, ANA, soon())).isInstanceOf(Sighting.Present.class);
    } else {
      assertThat(registry.find(ID, ANA, soon())).isEqualTo(new Sighting.Absent<>());
    }
  }

  @Test
  void a_provider_that_counts_too_many_calls_has_done_nothing_and_says_when_to_come_back() {
    var fault = twin.spoil(CREATE, "rate_limited", "\"retry_after\":7");

    var answer = registry.register(ID, NEW_ANA, soon());

    assertThat(answer).isInstanceOf(Answer.NotExecuted.class);
    assertThat(((Answer.NotExecuted<?>) answer).retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(fault.hits()).isOne();
    assertThat(twin.effects("customer_created")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reset_before_commit",
        "error_before_commit",
        "half_answer",
        "html_200",
        "error_200",
        "rate_limited"
      })
  void a_list_that_cannot_be_read_does_not_mean_that_nobody_is_there(String kind) {
    var fault = twin.spoil(LIST, kind);

    assertThat(registry.find(ID, ANA, soon())).isInstanceOf(Sighting.Unclear.class);
    assertThat(fault.hits()).isOne();
  }

  @Test
  void the_time_that_is_left_cuts_the_timeout_short() {
    try (var patient = twin.adapter("write-timeout=30s")) {
      var _ = patient.customers().find(ID, ANA, soon());
      var fault = twin.spoil(CREATE, "delay", "\"ms\":20000");
      long begun = System.nanoTime();

      var answer = patient.customers().register(ID, NEW_ANA, Deadline.in(Duration.ofSeconds(1)));

      assertThat(answer).isInstanceOf(Answer.InDoubt.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
      assertThat(fault.hits()).isOne();
    }
  }

  @Test
  void with_no_time_left_nothing_is_sent() {
    assertThat(registry.register(ID, NEW_ANA, Deadline.in(Duration.ZERO)))
        .isInstanceOf(Answer.NotExecuted.class);
    assertThat(twin.requests("/customers/create-customer")).isZero();
  }

  @Test
  void an_account_without_settings_is_not_called() {
    assertThat(registry.register(OneAccount.STRANGER, NEW_ANA, soon()))
        .isInstanceOf(Answer.NotExecuted.class);
    assertThat(registry.find(OneAccount.STRANGER, ANA, soon()))
        .isInstanceOf(Sighting.Unclear.class);
  }

  @Test
  void the_name_of_an_account_is_asked_for_once() {
    var _ = registry.find(ID, ANA, soon());
    var _ = registry.find(ID, ANA, soon());

    assertThat(adapter.tenants().asked()).isOne();
  }

  private static ProviderCustomer done(Answer<ProviderCustomer> answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<ProviderCustomer>) answer).effect();
  }
}
