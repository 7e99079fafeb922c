package io.purser.domain.card.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.work.StaleAggregate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link CardCountLimits} must do. */
public abstract class CardCountLimitsContract extends StoreContract {
  private Customer customer;

  @BeforeEach
  void giveCustomer() {
    customer = given.customer(tenant);
  }

  private CardCountLimits limits() {
    return store().cardCountLimits();
  }

  private CardCountLimit unknown() {
    return CardCountLimit.of(tenant.id(), customer.id());
  }

  private CardCountLimit load() {
    return in(() -> limits().get(tenant.id(), customer.id())).orElseThrow();
  }

  private CardCountLimit saved(CardCountLimit limit) {
    in(() -> limits().save(limit));
    return load();
  }

  @Test
  void everything_is_read_back_as_it_was_saved() {
    var operation =
        given.operation(tenant, customer, customer.id().value(), OperationKind.CHANGE_CARD_COUNTS);
    in(() -> limits().add(unknown()));
    assertThat(load()).isEqualTo(unknown().withVersion(1));
    var full =
        load()
            .confirmed(new CardCounts(2, 0, 3), new CardCounts(3, 1, 5))
            .want(new CardCounts(null, 1, null), operation.id());

    assertThat(saved(full)).isEqualTo(full.withVersion(2));
    var settled = load().settled(operation.id());
    assertThat(saved(settled)).isEqualTo(settled.withVersion(3));
    assertThat(in(() -> limits().getForUpdate(tenant.id(), customer.id()))).contains(load());
  }

  @Test
  void a_customer_has_one() {
    in(() -> limits().add(unknown()));

    assertThatThrownBy(() -> in(() -> limits().add(unknown())))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void a_stale_copy_cannot_overwrite_a_newer_one_and_what_is_not_there_cannot_be_saved() {
    assertThatExceptionOfType(StaleAggregate.class).isThrownBy(() -> saved(unknown()));
    in(() -> limits().add(unknown()));
    var loaded = load();
    var newer = saved(loaded.confirmed(new CardCounts(1, 1, 1), CardCounts.UNKNOWN));

    assertThatExceptionOfType(StaleAggregate.class).isThrownBy(() -> saved(loaded));
    assertThat(load()).isEqualTo(newer);
  }

  @Test
  void another_tenants_is_nowhere_to_be_seen() {
    in(() -> limits().add(unknown()));

    given.in(
        stranger,
        () -> {
          assertThat(limits().get(stranger.id(), customer.id())).isEmpty();
          assertThat(limits().getForUpdate(stranger.id(), customer.id())).isEmpty();
        });
  }
}
