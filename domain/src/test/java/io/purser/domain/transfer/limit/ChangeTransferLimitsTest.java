package io.purser.domain.transfer.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.CustomerType;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Limits are set by those who know the newest, and everybody who follows along is told. */
final class ChangeTransferLimitsTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final ChangeTransferLimits change =
      new ChangeTransferLimits(
          platform.store.customers(),
          platform.store.transferLimits(),
          platform.journal,
          platform.store.clock());

  private ChangeTransferLimits.Result set(
      @Nullable CustomerId customer, long version, String perDay) {
    var wanted =
        new TreeMap<>(Map.of("USDC", new SendingLimit(null, new BigDecimal(perDay), null)));
    return platform.given.in(
        platform.tenant,
        () ->
            change.handle(
                platform.tenant.id(),
                customer,
                known -> known == version,
                wanted,
                InMemoryPlatform.BY));
  }

  @Test
  void a_change_is_told_and_written_down_once() {
    var customer = platform.customer("ana@example.com").id();

    assertThat(set(customer, 0, "10"))
        .isInstanceOfSatisfying(
            ChangeTransferLimits.Result.Done.class,
            done -> assertThat(done.limits().version()).isEqualTo(1));
    assertThat(set(customer, 1, "10.00"))
        .isInstanceOfSatisfying(
            ChangeTransferLimits.Result.Done.class,
            done -> assertThat(done.limits().version()).isEqualTo(1));

    assertThat(platform.store.eventLog().types()).containsOnlyOnce("transfer_limits.changed");
    assertThat(platform.store.auditLog().all())
        .filteredOn(entry -> entry.action().equals("transfer_limits.changed"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.subject()).isEqualTo(customer.value());
              assertThat(entry.changes())
                  .singleElement()
                  .satisfies(
                      change -> assertThat(change.toString()).contains("before=null, after=10"));
            });
  }

  @Test
  void whoever_knows_an_older_version_changes_nothing() {
    set(null, 0, "10");

    assertThat(set(null, 0, "11")).isInstanceOf(ChangeTransferLimits.Result.OtherVersion.class);
    assertThat(set(null, 1, "11")).isInstanceOf(ChangeTransferLimits.Result.Done.class);
  }

  @Test
  void who_is_not_there_has_no_limits() {
    var nobody = CustomerId.next(Given.IDS, CustomerType.INDIVIDUAL);

    assertThat(set(nobody, 0, "10"))
        .isEqualTo(new ChangeTransferLimits.Result.Refused(new CustomerRefusal.NoSuchCustomer()));
  }
}
