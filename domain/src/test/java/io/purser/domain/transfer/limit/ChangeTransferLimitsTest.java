package io.purser.domain.transfer.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.access.ApiKeyId;
import io.purser.domain.access.Caller;
import io.purser.domain.access.Role;
import io.purser.domain.access.Scope;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.CustomerType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Limits are set by those who know the newest, and everybody who follows along is told. */
final class ChangeTransferLimitsTest {
  private static final Duration WAITS = Duration.ofDays(3);

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final ChangeTransferLimits change =
      new ChangeTransferLimits(
          platform.store.customers(),
          platform.store.transferLimits(),
          platform.journal,
          platform.store.clock(),
          WAITS);
  private final Caller ana = operator("ana");
  private final Caller bob = operator("bob");
  private final Caller service =
      new Caller.Service(
          platform.tenant.id(),
          new Caller.Service.Identity.Key("limits", ApiKeyId.next(Given.IDS)),
          Set.of(Scope.TRANSFER_CONTROLS_WRITE));

  private Caller operator(String name) {
    return new Caller.Operator(platform.tenant.id(), "desk", name, Set.of(Role.ADMIN));
  }

  private ChangeTransferLimits.Result set(
      @Nullable CustomerId customer, long version, String perDay) {
    return set(
        service,
        customer,
        version,
        Map.of("USDC", new SendingLimit(null, new BigDecimal(perDay), null)));
  }

  private ChangeTransferLimits.Result set(
      Caller who, @Nullable CustomerId customer, long version, Map<String, SendingLimit> wanted) {
    return platform.given.in(
        platform.tenant,
        () ->
            change.handle(
                who,
                customer,
                known -> known == version,
                new TreeMap<>(wanted),
                new Initiator(who.actor(), "because", null)));
  }

  private static Map<String, SendingLimit> above(String... amounts) {
    var limits = new HashMap<String, SendingLimit>();
    for (int asset = 0; asset < amounts.length; asset++) {
      limits.put(
          List.of("USDC", "EURC").get(asset),
          new SendingLimit(null, null, null, new BigDecimal(amounts[asset])));
    }
    return limits;
  }

  private SendingLimits now(@Nullable CustomerId customer) {
    return platform.given.in(
        platform.tenant, () -> platform.store.transferLimits().get(platform.tenant.id(), customer));
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

  @Test
  void what_is_sent_without_a_second_person_is_raised_by_two_operators() {
    for (var customer : new CustomerId[] {null, platform.customer("ana@example.com").id()}) {
      set(service, customer, 0, above("500"));

      assertThat(set(ana, customer, 1, above("501")))
          .isInstanceOf(ChangeTransferLimits.Result.Awaiting.class);
      assertThat(set(ana, customer, 2, above("501")))
          .isInstanceOf(ChangeTransferLimits.Result.Awaiting.class);
      assertThat(now(customer).of("USDC").approvalAbove()).isEqualTo("500");
      assertThat(set(bob, customer, 2, above("501.0")))
          .isInstanceOf(ChangeTransferLimits.Result.Done.class);

      assertThat(now(customer).of("USDC").approvalAbove()).isEqualTo("501");
      assertThat(now(customer).awaiting()).isNull();
    }
  }

  @Test
  void every_way_to_loosen_them_takes_two() {
    var both = above("500", "0");
    set(service, null, 0, both);
    for (var looser :
        List.of(
            Map.<String, SendingLimit>of(),
            above("500"),
            above("500", "0.000001"),
            Map.of("USDC", both.get("USDC"), "EURC", SendingLimit.NONE),
            Map.of(
                "USDC",
                new SendingLimit(BigDecimal.ONE, BigDecimal.ONE, null),
                "EURC",
                both.get("EURC")),
            above("1", "1"))) {
      long version = now(null).version();

      assertThat(set(service, null, version, looser))
          .isInstanceOf(ChangeTransferLimits.Result.NeedsOperators.class);
      assertThat(set(ana, null, version, looser))
          .isInstanceOf(ChangeTransferLimits.Result.Awaiting.class);

      assertThat(now(null).byAsset()).isEqualTo(both);
    }
  }

  @Test
  void nobody_is_the_second_for_anything_else_than_they_have_set_themselves() {
    set(service, null, 0, above("500"));
    set(ana, null, 1, above("1000"));

    assertThat(set(bob, null, 2, above("1001")))
        .isInstanceOf(ChangeTransferLimits.Result.Awaiting.class);
    assertThat(set(bob, null, 3, above("1001")))
        .isInstanceOf(ChangeTransferLimits.Result.Awaiting.class);
    assertThat(set(ana, null, 2, above("1001")))
        .isInstanceOf(ChangeTransferLimits.Result.OtherVersion.class);
    assertThat(now(null).of("USDC").approvalAbove()).isEqualTo("500");
    assertThat(set(ana, null, 3, above("1001")))
        .isInstanceOf(ChangeTransferLimits.Result.Done.class);
  }

  @Test
  void any_other_change_drops_what_waits_and_so_does_time() {
    set(service, null, 0, above("500"));
    set(ana, null, 1, above("1000"));
    assertThat(set(service, null, 2, above("400")))
        .isInstanceOf(ChangeTransferLimits.Result.Done.class);
    assertThat(set(bob, null, 3, above("1000")))
        .isInstanceOf(ChangeTransferLimits.Result.Awaiting.class);
    assertThat(set(service, null, 4, above("400")))
        .isInstanceOf(ChangeTransferLimits.Result.Done.class);
    assertThat(now(null).awaiting()).isNull();
    set(ana, null, 5, above("1000"));
    platform.store.letTimePass(WAITS);

    assertThat(set(bob, null, 6, above("1000")))
        .isInstanceOf(ChangeTransferLimits.Result.Awaiting.class);
    assertThat(now(null).of("USDC").approvalAbove()).isEqualTo("400");
  }

  @Test
  void who_asked_and_who_agreed_are_both_in_the_audit_log() {
    set(service, null, 0, above("500"));
    set(ana, null, 1, above("1000"));
    set(bob, null, 2, above("1000"));

    assertThat(platform.store.auditLog().all())
        .filteredOn(entry -> entry.action().startsWith("transfer_limits."))
        .extracting(entry -> entry.action() + " " + entry.by().actor())
        .containsExactly(
            "transfer_limits.changed service:limits",
            "transfer_limits.awaiting_second_operator operator:desk|ana",
            "transfer_limits.changed operator:desk|bob");
  }
}
