package io.purser.domain.kyc;

import static io.purser.domain.InMemoryPlatform.BY;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AcceptTermsTest {
  private final KycAtWork kyc = new KycAtWork();
  private final Customer ana = kyc.ana();

  private AcceptTerms.Result accept(String version, @Nullable Instant at) {
    return kyc.in(
        () -> kyc.acceptTerms.byTenant(kyc.platform.tenant.id(), ana.id(), version, at, BY));
  }

  private AcceptTerms.Result acceptThemselves(String version) {
    return kyc.in(
        () -> kyc.acceptTerms.byThemselves(kyc.platform.tenant.id(), ana.id(), version, BY));
  }

  private TermsAcceptance acceptance(String version, Instant at) {
    return new TermsAcceptance(kyc.platform.tenant.id(), ana.id(), version, at);
  }

  @Test
  void terms_are_accepted_once_and_the_newest_are_shown() {
    var now = kyc.platform.store.now();
    var earlier = now.minus(Duration.ofDays(1));

    assertThat(accept("2", null)).isEqualTo(new AcceptTerms.Result.Accepted(acceptance("2", now)));
    assertThat(accept("1", earlier))
        .isEqualTo(new AcceptTerms.Result.Accepted(acceptance("1", earlier)));
    kyc.platform.store.letTimePass(Duration.ofHours(1));
    assertThat(accept("2", null)).isEqualTo(new AcceptTerms.Result.Known(acceptance("2", now)));

    assertThat(kyc.status(ana.id()).terms()).isEqualTo(acceptance("2", now));
    assertThat(kyc.status(ana.id()).missing()).containsExactly(Missing.IDENTITY_PROOF);
    assertThat(kyc.events()).hasSize(2);
    assertThat(kyc.events().getFirst().facts()).isEqualTo(Map.of("version", "2"));
    assertThat(kyc.state(ana.id())).isEqualTo(VerificationState.NOT_STARTED);
  }

  @Test
  void one_who_is_suspended_accepts_nothing_and_the_tenant_may_note_what_was() {
    kyc.suspend(ana.id());

    assertThat(acceptThemselves("1"))
        .isEqualTo(new AcceptTerms.Result.Refused(new CustomerRefusal.CustomerSuspended(ana.id())));
    assertThat(kyc.status(ana.id()).terms()).isNull();
    accept("1", null);
    assertThat(kyc.status(ana.id()).terms()).isNotNull();
  }

  @Test
  void one_who_is_deleted_accepts_nothing_and_what_was_accepted_stays() {
    acceptThemselves("1");
    kyc.delete(ana.id());

    var refused = new AcceptTerms.Result.Refused(new CustomerRefusal.CustomerDeleted(ana.id()));
    assertThat(accept("2", null)).isEqualTo(refused);
    assertThat(acceptThemselves("2")).isEqualTo(refused);
    assertThat(kyc.status(ana.id()).terms()).isEqualTo(acceptance("1", kyc.platform.store.now()));
  }
}
