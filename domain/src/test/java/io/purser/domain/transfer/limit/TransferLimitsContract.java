package io.purser.domain.transfer.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.Concurrently;
import io.purser.domain.StoreContract;
import io.purser.domain.access.Motion;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.work.StaleAggregate;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link TransferLimits} must do. */
public abstract class TransferLimitsContract extends StoreContract {
  private TransferLimits limits() {
    return store().transferLimits();
  }

  private SendingLimits load(@Nullable CustomerId customer) {
    return in(() -> limits().get(tenant.id(), customer));
  }

  private void set(@Nullable CustomerId customer, Map<String, SendingLimit> wanted) {
    var changed = load(customer).changed(new TreeMap<>(wanted), store().now());
    in(() -> limits().save(changed));
  }

  private static SendingLimit limit(
      @Nullable String perTransfer, @Nullable String perDay, @Nullable String perMonth) {
    return new SendingLimit(number(perTransfer), number(perDay), number(perMonth));
  }

  private static @Nullable BigDecimal number(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }

  @Test
  void nothing_is_limited_at_first() {
    var customer = given.customer(tenant).id();

    assertThat(load(null)).isEqualTo(SendingLimits.none(tenant.id(), null));
    assertThat(load(customer)).isEqualTo(SendingLimits.none(tenant.id(), customer));
    assertThat(in(() -> limits().inForce(tenant.id(), customer, "USDC")).isNone()).isTrue();
  }

  @Test
  void what_was_set_is_read_back_and_replaces_what_was_there() {
    var customer = given.customer(tenant).id();
    set(customer, Map.of("USDC", limit("100", "1000.50", null), "BTC", limit(null, null, "0")));

    set(
        customer,
        Map.of("USDC", limit("0.000000000000000001", null, "123456789012345678901234567890")));

    var read = load(customer);
    assertThat(read.version()).isEqualTo(2);
    assertThat(read.changedAt()).isNotNull();
    assertThat(read.byAsset())
        .containsExactly(
            Map.entry(
                "USDC", limit("0.000000000000000001", null, "123456789012345678901234567890")));
    assertThat(load(null).version()).isZero();
  }

  @Test
  void of_two_limits_the_lower_holds() {
    var customer = given.customer(tenant).id();
    set(null, Map.of("USDC", limit("100", null, "5000"), "EURC", limit("7", null, null)));
    set(customer, Map.of("USDC", limit("50.00", "200", "9000")));

    assertThat(in(() -> limits().inForce(tenant.id(), customer, "USDC")))
        .isEqualTo(limit("50", "200", "5000"));
    assertThat(in(() -> limits().inForce(tenant.id(), customer, "EURC")))
        .isEqualTo(limit("7", null, null));
    assertThat(load(customer).and(load(null))).containsOnlyKeys("EURC", "USDC");
  }

  @Test
  void what_a_second_person_has_to_approve_is_kept_and_the_lower_of_two_holds() {
    var customer = given.customer(tenant).id();
    set(null, Map.of("USDC", approvalAbove("10.00"), "EURC", approvalAbove("0")));
    set(customer, Map.of("USDC", approvalAbove("25"), "EURC", limit("7", null, null)));

    assertThat(load(customer).of("USDC")).isEqualTo(approvalAbove("25"));
    var dollars = in(() -> limits().inForce(tenant.id(), customer, "USDC"));
    assertThat(dollars).isEqualTo(approvalAbove("10"));
    assertThat(dollars.needsApproval(new BigDecimal("10.000000"))).isFalse();
    assertThat(dollars.needsApproval(new BigDecimal("10.000001"))).isTrue();
    assertThat(
            in(() -> limits().inForce(tenant.id(), customer, "EURC"))
                .needsApproval(new BigDecimal("0.000001")))
        .isTrue();
    assertThat(limit("7", null, null).needsApproval(new BigDecimal("8"))).isFalse();
  }

  private static SendingLimit approvalAbove(String amount) {
    return new SendingLimit(null, null, null, new BigDecimal(amount));
  }

  @Test
  void what_waits_for_a_second_operator_is_kept_beside_what_is_in_force() {
    var customer = given.customer(tenant).id();
    set(customer, Map.of("USDC", approvalAbove("10")));
    var dueAt = store().now();
    var nothing =
        new Motion<SortedMap<String, SendingLimit>>(new TreeMap<>(), "operator:desk|ana", dueAt);
    var more =
        new Motion<SortedMap<String, SendingLimit>>(
            new TreeMap<>(Map.of("USDC", approvalAbove("25"), "EURC", limit("1", "2", "3"))),
            "operator:desk|bob",
            dueAt);

    for (var loosening : Arrays.asList(nothing, more, null)) {
      var asked = load(customer).awaiting(loosening);
      in(() -> limits().save(asked));

      var read = load(customer);
      assertThat(read).isEqualTo(asked.withVersion(asked.version() + 1));
      assertThat(in(() -> limits().inForce(tenant.id(), customer, "USDC")))
          .isEqualTo(approvalAbove("10"));
    }
  }

  @Test
  void of_two_who_set_them_at_once_one_is_too_late() {
    for (int version = 0; version < 3; version++) {
      var loaded = load(null);
      var wanted =
          loaded.changed(new TreeMap<>(Map.of("USDC", limit("1", null, null))), store().now());

      var saved =
          Concurrently.run(
              2,
              _ -> {
                try {
                  in(() -> limits().save(wanted));
                  return true;
                } catch (StaleAggregate tooLate) {
                  return false;
                }
              });

      assertThat(saved).containsExactlyInAnyOrder(true, false);
      assertThat(load(null).version()).isEqualTo(version + 1);
      assertThatExceptionOfType(StaleAggregate.class)
          .isThrownBy(() -> in(() -> limits().save(wanted)));
    }
  }

  @Test
  void another_tenant_has_limits_of_its_own() {
    set(null, Map.of("USDC", limit("1", null, null)));

    assertThat(given.in(stranger, () -> limits().get(stranger.id(), null)).version()).isZero();
  }
}
