package io.purser.domain.kyc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import io.purser.domain.kyc.Verification.Ruling;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Verifications} must do. */
public abstract class VerificationsContract extends StoreContract {
  private static final Evidence PASSPORT = new Evidence(Evidence.Kind.PASSPORT, "case 17", "BR");

  private Customer customer;

  @BeforeEach
  void giveCustomer() {
    customer = given.customer(tenant);
  }

  private Verifications verifications() {
    return store().verifications();
  }

  private Verification get() {
    return in(() -> verifications().get(tenant.id(), customer.id()));
  }

  private void save(Verification verification) {
    in(() -> verifications().save(verification));
  }

  private SeenEvidence keep(Evidence evidence) {
    var seen =
        new SeenEvidence(
            EvidenceId.next(Given.IDS), tenant.id(), customer.id(), evidence, store().now());
    in(() -> verifications().keep(seen));
    return seen;
  }

  private Optional<SeenEvidence> newestEvidence() {
    return in(() -> verifications().newestEvidence(tenant.id(), customer.id()));
  }

  @Test
  void who_was_never_verified_has_not_started() {
    assertThat(get()).isEqualTo(Verification.none(tenant.id(), customer.id()));
    assertThat(in(() -> verifications().getForUpdate(tenant.id(), customer.id()))).isEqualTo(get());
  }

  @Test
  void every_state_is_read_back_as_it_was_saved_over_every_other() {
    var at = store().now();
    var byProvider = new Ruling(Verifier.PROVIDER, at);
    var byOperator = new Ruling(Verifier.OPERATOR, at);
    var header = new Verification.Header(tenant.id(), customer.id(), at, 0);
    var states =
        List.<Verification>of(
            new Verification.Incomplete(header, Reason.PROOF_BEGUN),
            new Verification.Incomplete(header, Reason.TO_BE_HANDED_IN_AGAIN),
            new Verification.UnderReview(header),
            new Verification.Incomplete(header, Reason.NOT_FINISHED_IN_TIME),
            new Verification.Rejected(
                header, byProvider, Reason.REJECTED_BY_PROVIDER, Decision.Finality.RETRYABLE),
            new Verification.Approved(header, byProvider, null),
            new Verification.PendingVerification(header, byProvider, Reason.DETAILS_CHANGED),
            new Verification.Approved(header, byOperator, at.plus(Duration.ofDays(365))),
            new Verification.PendingVerification(header, byOperator, Reason.ASKED_FOR),
            new Verification.Approved(header, byOperator, null),
            new Verification.Rejected(
                header, byOperator, Reason.DETAILS_DIFFER, Decision.Finality.RETRYABLE),
            new Verification.Rejected(
                header, byOperator, Reason.NOT_ACCEPTED, Decision.Finality.FINAL),
            new Verification.UnderReview(header));

    for (int version = 0; version < states.size(); version++) {
      save(states.get(version).withVersion(version));

      assertThat(get()).isEqualTo(states.get(version).withVersion(version + 1));
    }
  }

  @Test
  void a_stale_copy_cannot_overwrite_a_newer_one() {
    var first =
        new Verification.UnderReview(
            new Verification.Header(tenant.id(), customer.id(), store().now(), 0));
    save(first);

    assertThatExceptionOfType(StaleAggregate.class).isThrownBy(() -> save(first));
    save(first.withVersion(1));
    assertThatExceptionOfType(StaleAggregate.class).isThrownBy(() -> save(first.withVersion(1)));
  }

  @Test
  void what_was_looked_at_last_is_read_back_until_it_is_forgotten() {
    assertThat(newestEvidence()).isEmpty();
    keep(PASSPORT);
    store().letTimePass(Duration.ofSeconds(1));
    var last = keep(new Evidence(Evidence.Kind.VIDEO_CALL, "recording 4", null));

    assertThat(newestEvidence()).contains(last);

    in(() -> verifications().forgetEvidence(tenant.id(), customer.id()));
    assertThat(newestEvidence()).isEmpty();
  }

  @Test
  void one_tenant_sees_and_forgets_nothing_of_another() {
    var header = new Verification.Header(tenant.id(), customer.id(), store().now(), 0);
    save(new Verification.UnderReview(header));
    var seen = keep(PASSPORT);

    given.in(
        stranger,
        () -> {
          assertThat(verifications().get(stranger.id(), customer.id()))
              .isEqualTo(Verification.none(stranger.id(), customer.id()));
          assertThat(verifications().newestEvidence(stranger.id(), customer.id())).isEmpty();
          verifications().forgetEvidence(stranger.id(), customer.id());
        });

    assertThat(get()).isEqualTo(new Verification.UnderReview(header.withVersion(1)));
    assertThat(newestEvidence()).contains(seen);
  }
}
