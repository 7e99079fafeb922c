package io.purser.yativo.adoption;

import static io.purser.yativo.testing.Adapter.soon;
import static io.purser.yativo.testing.OneAccount.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.adoption.ProviderDirectory;
import io.purser.domain.adoption.ProviderDirectory.Reading;
import io.purser.domain.adoption.ProviderRecord;
import io.purser.domain.card.onboarding.CardOnboardingProvider;
import io.purser.domain.card.onboarding.CardReference;
import io.purser.domain.card.onboarding.Standing;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRegistry;
import io.purser.domain.customer.Email;
import io.purser.yativo.testing.Adapter;
import io.purser.yativo.testing.Loopback;
import io.purser.yativo.testing.RunningTwin;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every {@link ProviderDirectory} promises, against the provider's twin over HTTP. */
class ProviderDirectoryContractTest {
  private static final Email ANA = new Email("ana@example.com");
  private static final Email BEA = new Email("bea@example.com");

  private final RunningTwin twin = RunningTwin.start();
  private final Adapter adapter = twin.adapter("history-timeout=500ms", "links.hosts=127.0.0.1");
  private final ProviderDirectory directory = adapter.bean(ProviderDirectory.class);

  @BeforeEach
  void approveTheProgramme() {
    twin.programme("{\"status\":\"approved\"}");
  }

  @AfterEach
  void stop() {
    adapter.close();
    twin.close();
  }

  private void register(Email email) {
    adapter
        .bean(CustomerRegistry.class)
        .register(
            ID,
            new CustomerRegistry.NewCustomer(
                new CustomerId("cus_01jd3hgwqnf4s8cvk6a5dz0z7v"), email, "Ana Silva", null),
            soon());
  }

  private Reading.Read wallets() {
    return (Reading.Read) directory.walletCustomers(ID, soon());
  }

  private Reading.Read cards(int page) {
    return (Reading.Read) directory.cardCustomers(ID, page, soon());
  }

  @Test
  void everybody_with_wallets_is_there_at_once() {
    assertThat(wallets()).isEqualTo(new Reading.Read(List.of(), 0, 0, true));
    register(ANA);
    register(BEA);

    assertThat(wallets().total()).isEqualTo(2);
    assertThat(wallets().records())
        .extracting(ProviderRecord::email)
        .containsExactlyInAnyOrder(ANA, BEA);
    assertThat(wallets().records().getFirst())
        .isInstanceOfSatisfying(
            ProviderRecord.WalletCustomer.class,
            it -> {
              assertThat(it.status()).isEqualTo("active");
              assertThat(it.name()).isEqualTo("Ana Silva");
            });
  }

  @Test
  void card_customers_of_every_stage_come_page_by_page() {
    for (int i = 0; i < 101; i++) {
      twin.onboardWithoutReference("card-" + i + "@example.com");
    }
    adapter
        .bean(CardOnboardingProvider.class)
        .begin(ID, new CardReference("ten_1.cus_1"), ANA, soon());

    assertThat(cards(1).records()).hasSize(100);
    assertThat(cards(1).total()).isEqualTo(102);
    assertThat(cards(1).last()).isFalse();
    assertThat(cards(2).last()).isTrue();
    assertThat(cards(2).records()).hasSize(2);
    assertThat(cards(3).records()).isEmpty();
    assertThat(cards(2).records())
        .filteredOn(it -> ANA.equals(it.email()))
        .singleElement()
        .isInstanceOfSatisfying(
            ProviderRecord.CardCustomer.class,
            it -> {
              assertThat(it.reference()).isEqualTo("ten_1.cus_1");
              assertThat(it.standing().said())
                  .isEqualTo(new Standing.Words("otp_requested", null, true));
            });
  }

  @Test
  void without_a_card_programme_there_are_no_card_customers() {
    twin.programme("{\"status\":\"rejected\"}");

    assertThat(cards(1)).isEqualTo(new Reading.Read(List.of(), 0, 0, true));
  }

  @ParameterizedTest
  @CsvSource({"error_before_commit", "half_answer", "html_200", "rate_limited", "error_200"})
  void a_list_that_cannot_be_trusted_is_none(String kind) {
    twin.spoil("POST /customers/get-customers", kind);
    assertThat(directory.walletCustomers(ID, soon())).isInstanceOf(Reading.Unavailable.class);

    try (var fresh = twin.adapter("history-timeout=500ms")) {
      twin.spoil("GET /card-issuer/customers", kind);
      assertThat(fresh.bean(ProviderDirectory.class).cardCustomers(ID, 1, soon()))
          .isInstanceOf(Reading.Unavailable.class);
    }
  }

  @Test
  void what_cannot_be_read_is_counted_and_what_is_odd_is_left_out() {
    var token =
        Loopback.json(
            200,
            "{\"success\":true,\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
    try (var provider =
            Loopback.playing(
                token,
                Loopback.json(
                    200,
                    "{\"customers\":[{\"email\":\"nobody@example.com\"},{\"id\":\"c1\",\"email\":\"no"
                        + " address\",\"status\":\"active\",\"metadata\":{\"internal_id\":\"cus_1\"}}],\"total\":2}"),
                Loopback.json(200, "{\"customers\":[{\"id\":\"c1\"}],\"total\":7}"));
        var told = Adapter.callingAs("key", "secret", provider.baseUrl())) {
      var lists = told.bean(ProviderDirectory.class);

      var read = (Reading.Read) lists.walletCustomers(ID, soon());

      assertThat(read.unreadable()).isOne();
      assertThat(read.records())
          .containsExactly(new ProviderRecord.WalletCustomer("c1", "cus_1", null, null, "active"));
      assertThat(lists.walletCustomers(ID, soon())).isInstanceOf(Reading.Unavailable.class);
    }
  }
}
