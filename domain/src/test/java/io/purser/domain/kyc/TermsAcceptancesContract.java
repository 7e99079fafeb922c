package io.purser.domain.kyc;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Walk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link TermsAcceptances} must do. */
public abstract class TermsAcceptancesContract extends StoreContract {
  private Customer customer;

  @BeforeEach
  void giveCustomer() {
    customer = given.customer(tenant);
  }

  private TermsAcceptances acceptances() {
    return store().termsAcceptances();
  }

  private TermsAcceptance of(String version, Instant at) {
    return new TermsAcceptance(tenant.id(), customer.id(), version, at);
  }

  private boolean add(TermsAcceptance acceptance) {
    return in(() -> acceptances().add(acceptance));
  }

  private Optional<TermsAcceptance> newest() {
    return in(() -> acceptances().newest(tenant.id(), customer.id()));
  }

  @Test
  void an_acceptance_is_read_back_as_it_was_added() {
    var acceptance = of("2026-01", store().now());
    assertThat(newest()).isEmpty();

    assertThat(add(acceptance)).isTrue();

    assertThat(newest()).contains(acceptance);
    assertThat(in(() -> acceptances().get(tenant.id(), customer.id(), "2026-01")))
        .contains(acceptance);
    assertThat(in(() -> acceptances().get(tenant.id(), customer.id(), "2026-02"))).isEmpty();
  }

  @Test
  void a_version_is_accepted_once_and_the_first_time_stays() {
    var first = of("1", store().now());
    add(first);

    assertThat(add(of("1", first.acceptedAt().minus(Duration.ofDays(1))))).isFalse();

    assertThat(newest()).contains(first);
  }

  @Test
  void the_newest_is_the_one_that_was_accepted_last_whenever_that_was_said() {
    var later = of("2", store().now());
    add(later);
    add(of("1", later.acceptedAt().minus(Duration.ofDays(30))));

    assertThat(newest()).contains(later);
  }

  @Test
  void pages_have_neither_gap_nor_repeat_also_of_those_accepted_at_the_same_time() {
    var at = store().now();
    for (var version : List.of("a", "B", "c d", "\u00e9")) {
      add(of(version, at));
    }
    add(of("first", at.minus(Duration.ofDays(1))));

    var seen =
        Walk.through(
            2,
            page -> in(() -> acceptances().list(tenant.id(), customer.id(), page)),
            () -> add(of(Given.unique("newer"), at.plusSeconds(1))));

    assertThat(seen)
        .extracting(TermsAcceptance::version)
        .containsExactly("\u00e9", "c d", "a", "B", "first");
    var all =
        in(() -> acceptances().list(tenant.id(), customer.id(), new PageRequest(1, null, true)));
    assertThat(all.items()).hasSize(1);
    assertThat(all.total()).isGreaterThan(5);
  }

  @Test
  void one_tenant_sees_nothing_of_another_and_one_customer_nothing_of_another() {
    add(of("1", store().now()));
    var other = given.customer(tenant);

    assertThat(in(() -> acceptances().newest(tenant.id(), other.id()))).isEmpty();
    given.in(
        stranger,
        () -> {
          assertThat(acceptances().newest(stranger.id(), customer.id())).isEmpty();
          assertThat(acceptances().list(stranger.id(), customer.id(), PageRequest.first(5)).items())
              .isEmpty();
        });
  }
}
