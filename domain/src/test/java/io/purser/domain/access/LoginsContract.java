package io.purser.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Concurrently;
import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.idempotency.KnownCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Logins} must do. */
public abstract class LoginsContract extends StoreContract {
  private static final String ISSUER = "https://login.example.com";

  private Customer ana;
  private Customer ben;

  @BeforeEach
  void giveCustomers() {
    ana = given.customer(tenant);
    ben = given.customer(tenant);
  }

  private boolean bind(String subject, Customer customer) {
    return in(() -> store().logins().bind(tenant.id(), ISSUER, subject, customer.id(), Set.of()));
  }

  @Test
  void nothing_is_kept_of_what_was_asked_by_a_login_that_is_ended() {
    bind("s", ana);
    bind("u", ben);
    var ended = call(Caller.EndUser.principalOf(ISSUER, "s"));
    var other = call(Caller.EndUser.principalOf(ISSUER, "u"));
    for (var call : List.of(ended, other)) {
      in(() -> store().idempotencyRecords().claim(call, Duration.ofMinutes(1)));
    }

    in(() -> store().logins().end(tenant.id(), ana.id()));

    assertThat(known(ended)).isEmpty();
    assertThat(known(other)).isPresent();
  }

  private IdempotentCall call(String principal) {
    return new IdempotentCall(
        tenant.id(), principal, new IdempotencyKey(Given.unique("key")), "a fingerprint");
  }

  private Optional<KnownCall> known(IdempotentCall call) {
    return in(() -> store().idempotencyRecords().find(tenant.id(), call.principal(), call.key()));
  }

  @Test
  void a_bound_subject_is_its_customer() {
    assertThat(bind("s", ana)).isTrue();

    assertThat(in(() -> store().logins().customerOf(tenant.id(), ISSUER, "s"))).contains(ana.id());
    assertThat(in(() -> store().logins().customerOf(tenant.id(), ISSUER, "S"))).isEmpty();
    assertThat(in(() -> store().logins().customerOf(tenant.id(), ISSUER + "/", "s"))).isEmpty();
  }

  @Test
  void who_linked_it_is_kept_until_it_ends_and_nobody_comes_after_them() {
    var by = Set.of("operator:issuer|boss", "operator:issuer|ben");
    in(() -> store().logins().bind(tenant.id(), ISSUER, "s", ana.id(), by));

    in(() -> store().logins().bind(tenant.id(), ISSUER, "s", ana.id(), Set.of("operator:late")));

    assertThat(in(() -> store().logins().find(tenant.id(), ISSUER, "s")))
        .contains(new Logins.Link(ana.id(), by));
    in(() -> store().logins().end(tenant.id(), ana.id()));
    bind("s", ben);
    assertThat(in(() -> store().logins().find(tenant.id(), ISSUER, "s")))
        .contains(new Logins.Link(ben.id(), Set.of()));
  }

  @Test
  void a_subject_is_one_customer_for_ever_and_may_be_bound_to_it_again() {
    bind("s", ana);

    assertThat(bind("s", ana)).isTrue();
    assertThat(bind("s", ben)).isFalse();
    assertThat(in(() -> store().logins().customerOf(tenant.id(), ISSUER, "s"))).contains(ana.id());
  }

  @Test
  void logins_that_are_ended_are_nobodys_and_may_become_anothers() {
    bind("s", ana);
    bind("t", ana);
    bind("u", ben);

    in(() -> store().logins().end(tenant.id(), ana.id()));

    assertThat(in(() -> store().logins().customerOf(tenant.id(), ISSUER, "s"))).isEmpty();
    assertThat(in(() -> store().logins().customerOf(tenant.id(), ISSUER, "t"))).isEmpty();
    assertThat(in(() -> store().logins().customerOf(tenant.id(), ISSUER, "u"))).contains(ben.id());
    assertThat(bind("s", ben)).isTrue();
    assertThat(in(() -> store().logins().customerOf(tenant.id(), ISSUER, "s"))).contains(ben.id());
  }

  @Test
  void a_refused_bind_does_not_break_the_unit_of_work_it_was_met_in() {
    bind("s", ana);

    var second =
        in(
            () -> {
              store().logins().bind(tenant.id(), ISSUER, "s", ben.id(), Set.of());
              return store().logins().bind(tenant.id(), ISSUER, "t", ben.id(), Set.of());
            });

    assertThat(second).isTrue();
    assertThat(in(() -> store().logins().customerOf(tenant.id(), ISSUER, "t"))).contains(ben.id());
  }

  @Test
  void a_customer_may_have_several_subjects() {
    assertThat(bind("s", ana)).isTrue();
    assertThat(bind("t", ana)).isTrue();
  }

  @Test
  void of_many_who_bind_a_subject_at_once_one_customer_gets_it() {
    var bound = Concurrently.run(8, number -> bind("s", number % 2 == 0 ? ana : ben));

    assertThat(bound).filteredOn(each -> each).hasSize(4);
  }

  @Test
  void the_same_subject_of_another_tenant_is_somebody_else() {
    bind("s", ana);
    var theirs = given.customer(stranger);

    assertThat(given.in(stranger, () -> store().logins().customerOf(stranger.id(), ISSUER, "s")))
        .isEmpty();
    assertThat(
            given.in(
                stranger,
                () -> store().logins().bind(stranger.id(), ISSUER, "s", theirs.id(), Set.of())))
        .isTrue();
    assertThat(in(() -> store().logins().customerOf(tenant.id(), ISSUER, "s"))).contains(ana.id());
  }
}
