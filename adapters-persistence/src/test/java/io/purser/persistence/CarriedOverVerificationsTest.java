package io.purser.persistence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.Cardholder;
import io.purser.domain.card.onboarding.Kyc;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.card.onboarding.Progress;
import io.purser.domain.card.onboarding.Standing;
import io.purser.domain.customer.Customer;
import io.purser.domain.kyc.Decision.Finality;
import io.purser.domain.kyc.Reason;
import io.purser.domain.kyc.Verification;
import io.purser.domain.kyc.Verification.Ruling;
import io.purser.domain.kyc.Verifier;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.tenant.Tenant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Those who were on the way to a card before there were verifications have one afterwards. */
class CarriedOverVerificationsTest {
  private static final String BEGINNING = "INSERT INTO purser.kyc_verification";

  private TestDatabase database;
  private PostgresStore store;
  private Given given;
  private Tenant tenant;
  private Instant at;

  @BeforeEach
  void start() {
    database = new TestDatabase();
    store = new PostgresStore(database);
    given = new Given(store);
    tenant = given.tenant();
    at = store.now();
  }

  @AfterEach
  void stop() {
    database.close();
  }

  /** What the migration does with the rows that it finds. */
  private void migrate() throws SQLException, IOException {
    try (var file = requireNonNull(getClass().getResourceAsStream("/db/migration/V033__kyc.sql"));
        var connection = database.asSuperuser()) {
      var migration = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      int from = migration.indexOf(BEGINNING);
      new Sql(connection).execute(migration.substring(from, migration.indexOf(';', from)));
    }
  }

  private Customer customer(Kyc kyc, @Nullable Instant linkAt) {
    var customer = given.customer(tenant);
    onboarding(customer, kyc, linkAt, at);
    return customer;
  }

  private void onboarding(Customer customer, Kyc kyc, @Nullable Instant linkAt, Instant changedAt) {
    var id = OnboardingId.next(Given.IDS);
    var operation =
        given.operation(tenant, customer, id.value(), OperationKind.START_CARD_ONBOARDING);
    var header = new CardOnboarding.Header(id, tenant.id(), customer.id(), changedAt, changedAt, 0);
    var known =
        CardOnboarding.Known.of(
            header.withVersion(1),
            new Cardholder(
                Given.unique("card-customer"),
                new Progress(true, kyc, linkAt, false, false, false, false, false),
                new Standing.Words("any", "any", true)));
    given.in(
        tenant,
        () -> {
          store.cardOnboardings().add(new CardOnboarding.Requested(header, operation.id()));
          store.cardOnboardings().save(known);
          var claimed =
              store.operations().claim(tenant.id(), operation.id(), Duration.ofMinutes(1));
          store.operations().save(claimed.orElseThrow().confirm(at), List.of());
        });
  }

  private Verification of(Customer customer) {
    return given.in(tenant, () -> store.verifications().get(tenant.id(), customer.id()));
  }

  private Verification.Header header(Customer customer) {
    return new Verification.Header(tenant.id(), customer.id(), at, 1);
  }

  @Test
  void what_the_provider_has_said_is_what_is_known() throws SQLException, IOException {
    var begun = customer(Kyc.NOT_STARTED, at);
    var again = customer(Kyc.RESUBMISSION, at);
    var reviewed = customer(Kyc.IN_REVIEW, at);
    var approved = customer(Kyc.APPROVED, at);
    var rejected = customer(Kyc.REJECTED, at);
    var late = customer(Kyc.EXPIRED, at);
    var notStarted = customer(Kyc.NOT_STARTED, null);
    var neverBegun = given.customer(tenant);

    migrate();

    var ruling = new Ruling(Verifier.PROVIDER, at);
    assertThat(of(begun)).isEqualTo(new Verification.Incomplete(header(begun), Reason.PROOF_BEGUN));
    assertThat(of(again))
        .isEqualTo(new Verification.Incomplete(header(again), Reason.TO_BE_HANDED_IN_AGAIN));
    assertThat(of(reviewed)).isEqualTo(new Verification.UnderReview(header(reviewed)));
    assertThat(of(approved)).isEqualTo(new Verification.Approved(header(approved), ruling, null));
    assertThat(of(rejected))
        .isEqualTo(
            new Verification.Rejected(
                header(rejected), ruling, Reason.REJECTED_BY_PROVIDER, Finality.RETRYABLE));
    assertThat(of(late))
        .isEqualTo(new Verification.Incomplete(header(late), Reason.NOT_FINISHED_IN_TIME));
    for (var nobody : List.of(notStarted, neverBegun)) {
      assertThat(of(nobody)).isEqualTo(Verification.none(tenant.id(), nobody.id()));
    }
  }

  @Test
  void of_several_onboardings_the_open_one_counts() throws SQLException, IOException {
    var customer = given.customer(tenant);
    onboarding(customer, Kyc.REJECTED, at, at.minusSeconds(60));
    onboarding(customer, Kyc.IN_REVIEW, at, at);

    migrate();

    assertThat(of(customer)).isEqualTo(new Verification.UnderReview(header(customer)));
  }

  @Test
  void the_deleted_are_left_alone() throws SQLException, IOException {
    var customer = (Customer.Living) customer(Kyc.REJECTED, at);
    given.in(tenant, () -> store.customers().save(customer.delete(at)));

    migrate();

    assertThat(of(customer)).isEqualTo(Verification.none(tenant.id(), customer.id()));
  }
}
