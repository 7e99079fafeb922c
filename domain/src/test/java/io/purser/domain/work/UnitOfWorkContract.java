package io.purser.domain.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.purser.domain.Concurrently;
import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.customer.CustomerBuilder;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.inbox.Inbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link UnitOfWork} must do. */
public abstract class UnitOfWorkContract extends StoreContract {
  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void what_is_written_together_is_seen_by_the_next_unit_of_work() {
    var customer = given.customer(tenant);

    assertThat(in(() -> store().customers().get(tenant.id(), customer.id()))).contains(customer);
  }

  @Test
  void it_returns_what_its_body_returns() {
    assertThat(in(() -> "the answer")).isEqualTo("the answer");
  }

  @Test
  void it_sees_what_it_has_written_itself() {
    var customer = CustomerBuilder.aCustomer().of(tenant.id()).createdAt(store().now()).build();

    var seen =
        in(
            () -> {
              store().customers().add(customer);
              return store().customers().get(tenant.id(), customer.id());
            });

    assertThat(seen).isPresent();
  }

  @Test
  void of_several_tenants_each_part_sees_its_own_and_all_are_written() {
    var mine = CustomerBuilder.aCustomer().of(tenant.id()).createdAt(store().now()).build();
    var theirs = CustomerBuilder.aCustomer().of(stranger.id()).createdAt(store().now()).build();

    var returned =
        store()
            .work()
            .inTransaction(
                tenant.id(),
                () -> {
                  store().customers().add(mine);
                  return "the answer";
                },
                List.of(stranger.id()),
                other -> {
                  store().customers().add(theirs);
                  assertThat(store().customers().get(other, theirs.id())).isPresent();
                  assertThat(store().customers().get(other, mine.id())).isEmpty();
                  assertThatIllegalStateException()
                      .isThrownBy(() -> store().customers().get(tenant.id(), mine.id()));
                });

    assertThat(returned).isEqualTo("the answer");
    assertThat(in(() -> store().customers().get(tenant.id(), mine.id()))).isPresent();
    assertThat(given.in(stranger, () -> store().customers().get(stranger.id(), theirs.id())))
        .isPresent();
  }

  @Test
  void nothing_remains_of_any_tenants_part_when_one_ends_with_an_exception() {
    var mine = CustomerBuilder.aCustomer().of(tenant.id()).createdAt(store().now()).build();

    assertThatExceptionOfType(Broken.class)
        .isThrownBy(
            () ->
                store()
                    .work()
                    .inTransaction(
                        tenant.id(),
                        () -> store().customers().add(mine),
                        List.of(stranger.id()),
                        _ -> {
                          throw new Broken();
                        }));

    assertThat(in(() -> store().customers().get(tenant.id(), mine.id()))).isEmpty();
  }

  @Test
  void nothing_remains_of_one_that_ends_with_an_exception() {
    var kept = given.customer(tenant);
    var dropped = CustomerBuilder.aCustomer().of(tenant.id()).createdAt(store().now()).build();

    assertThatExceptionOfType(Broken.class)
        .isThrownBy(
            () ->
                in(
                    () -> {
                      store().customers().add(dropped);
                      store().logins().bind(tenant.id(), "issuer", "subject", kept.id(), Set.of());
                      throw new Broken();
                    }));

    assertThat(in(() -> store().customers().get(tenant.id(), dropped.id()))).isEmpty();
    assertThat(in(() -> store().logins().customerOf(tenant.id(), "issuer", "subject"))).isEmpty();
  }

  @Test
  void nothing_remains_of_one_that_ends_with_an_error() {
    var dropped = CustomerBuilder.aCustomer().of(tenant.id()).createdAt(store().now()).build();

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                in(
                    () -> {
                      store().customers().add(dropped);
                      throw new AssertionError("as if out of memory");
                    }));

    assertThat(in(() -> store().customers().get(tenant.id(), dropped.id()))).isEmpty();
  }

  @Test
  void nobody_sees_what_is_not_finished() {
    var customer = CustomerBuilder.aCustomer().of(tenant.id()).createdAt(store().now()).build();

    var seenElsewhere =
        in(
            () -> {
              store().customers().add(customer);
              return Concurrently.elsewhere(
                  () -> in(() -> store().customers().get(tenant.id(), customer.id())));
            });

    assertThat(seenElsewhere).isEmpty();
  }

  @Test
  void none_begins_when_the_deadline_has_passed() {
    var over = Deadline.in(Duration.ZERO);

    for (Supplier<String> begun :
        List.<Supplier<String>>of(
            () -> in(() -> "begun"),
            () -> reading(() -> "begun"),
            () -> store().work().inAccount(tenant.account(), () -> "begun"))) {
      assertThatExceptionOfType(DeadlinePassed.class)
          .isThrownBy(() -> DeadlineInForce.during(over, begun));
      assertThat(
              DeadlineInForce.during(over, () -> DeadlineInForce.<String>lifted(() -> begun.get())))
          .isEqualTo("begun");
    }
  }

  @Test
  void it_does_not_open_inside_another_one() {
    assertThatIllegalStateException().isThrownBy(() -> in(() -> in(() -> "nested")));
    assertThatIllegalStateException()
        .isThrownBy(() -> in(() -> store().work().inAccount(tenant.account(), () -> "nested")));
    assertThatIllegalStateException()
        .isThrownBy(() -> store().work().inAccount(tenant.account(), () -> in(() -> "nested")));
  }

  @Test
  void another_one_opens_after_one_has_failed() {
    assertThatExceptionOfType(Broken.class)
        .isThrownBy(
            () ->
                in(
                    () -> {
                      throw new Broken();
                    }));

    assertThat(in(() -> "open")).isEqualTo("open");
  }

  @Test
  void repositories_fail_at_once_outside() {
    var customer = given.customer(tenant);

    assertThatIllegalStateException()
        .isThrownBy(() -> store().customers().get(tenant.id(), customer.id()));
    assertThatIllegalStateException().isThrownBy(() -> store().customers().save(customer));
    assertThatIllegalStateException()
        .isThrownBy(() -> store().logins().customerOf(tenant.id(), "issuer", "subject"));
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                store()
                    .inbox()
                    .begin(tenant.account(), new Inbox.Claimed(tenant.account(), "any", 1)));
  }

  @Test
  void repositories_fail_at_once_when_asked_for_another_tenant() {
    var customer = given.customer(stranger);

    assertThatIllegalStateException()
        .isThrownBy(() -> in(() -> store().customers().get(stranger.id(), customer.id())));
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                in(
                    () -> {
                      store().customers().save(customer);
                      return "saved";
                    }));
  }

  @Test
  void another_tenants_id_is_answered_as_a_random_one_is() {
    var foreign = given.customer(stranger);
    var random = CustomerId.next(Given.IDS, foreign.id().type());

    assertThat(in(() -> store().customers().get(tenant.id(), foreign.id())))
        .isEqualTo(in(() -> store().customers().get(tenant.id(), random)))
        .isEmpty();
  }

  @Test
  void reading_sees_what_is_committed() {
    var customer = given.customer(tenant);

    assertThat(reading(() -> store().customers().get(tenant.id(), customer.id())))
        .contains(customer);
  }

  @Test
  void reading_sees_one_tenant() {
    var foreign = given.customer(stranger);

    assertThat(reading(() -> store().customers().get(tenant.id(), foreign.id()))).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> reading(() -> store().customers().get(stranger.id(), foreign.id())));
  }

  @Test
  void each_look_of_a_reading_sees_its_own_moment() {
    var customer = CustomerBuilder.aCustomer().of(tenant.id()).createdAt(store().now()).build();

    var seen =
        reading(
            () -> {
              var before = store().customers().get(tenant.id(), customer.id());
              Concurrently.elsewhere(() -> in(() -> store().customers().add(customer)));
              return List.of(before, store().customers().get(tenant.id(), customer.id()));
            });

    assertThat(seen.getFirst()).isEmpty();
    assertThat(seen.getLast()).isPresent();
  }

  @Test
  void nothing_is_written_or_locked_while_reading() {
    var customer = given.customer(tenant);
    var another = CustomerBuilder.aCustomer().of(tenant.id()).createdAt(store().now()).build();

    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> reading(() -> store().customers().add(another)));
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(
            () -> reading(() -> store().customers().getForUpdate(tenant.id(), customer.id())));
    assertThat(in(() -> store().customers().get(tenant.id(), another.id()))).isEmpty();
  }

  @Test
  void a_reading_is_not_inside_another_unit_of_work() {
    assertThatIllegalStateException().isThrownBy(() -> in(() -> reading(() -> "nested")));
    assertThatIllegalStateException().isThrownBy(() -> reading(() -> in(() -> "nested")));
  }

  private <T> T reading(Supplier<T> body) {
    return store().work().reading(tenant.id(), body);
  }

  @Test
  void it_can_be_of_an_account_and_rolls_back_there_too() {
    var body = Given.unique("body").getBytes(StandardCharsets.UTF_8);

    assertThatExceptionOfType(Broken.class)
        .isThrownBy(
            () ->
                store()
                    .work()
                    .inAccount(
                        tenant.account(),
                        () -> {
                          store().inbox().keep(tenant.account(), body, store().now());
                          throw new Broken();
                        }));

    assertThat(store().inbox().claim(1000, Duration.ofMinutes(1)))
        .noneMatch(claimed -> claimed.account().equals(tenant.account()));
  }
}
