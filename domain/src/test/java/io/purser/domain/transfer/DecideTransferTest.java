package io.purser.domain.transfer;

import static io.purser.domain.transfer.FundedWallet.TO;
import static io.purser.domain.transfer.FundedWallet.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.access.ApiKeyId;
import io.purser.domain.access.Caller;
import io.purser.domain.access.Role;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import io.purser.domain.transfer.approval.DecideTransfer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is above the limit is sent when somebody else says so, and never before. */
final class DecideTransferTest {
  private static final Initiator BY = new Initiator("operator:checker", "Looks right", "request-2");

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final FundedWallet funded = new FundedWallet(platform, "100");
  private final Caller checker = operator("checker");

  @BeforeEach
  void more_than_20_takes_a_second_person() {
    funded.takesASecondPersonAbove("20");
  }

  private Caller operator(String name) {
    return new Caller.Operator(platform.tenant.id(), "issuer", name, Set.of(Role.COMPLIANCE));
  }

  private Reply ordered(String key) {
    return funded.send(key, "30", "order-1");
  }

  private DecideTransfer.Result approve(Caller by) {
    return approve(by, funded.transfer().id());
  }

  private DecideTransfer.Result approve(Caller by, TransferId id) {
    return platform.given.in(
        platform.tenant, () -> platform.decideTransfer.approve(platform.tenant.id(), by, id, BY));
  }

  /** As the API does it: the answer is that of the operation. */
  private Reply approveAndSend(String key) {
    return platform.operationRequests.handle(
        platform.call(key),
        platform.deadline(),
        () -> {
          var id = funded.transfer().id();
          var approved = platform.decideTransfer.approve(platform.tenant.id(), checker, id, BY);
          return new Plan.Planned(((DecideTransfer.Result.Approved) approved).operation());
        });
  }

  private DecideTransfer.Result decline(Caller by) {
    return decline(by, funded.transfer().id());
  }

  private DecideTransfer.Result decline(Caller by, TransferId id) {
    return platform.given.in(
        platform.tenant, () -> platform.decideTransfer.decline(platform.tenant.id(), by, id, BY));
  }

  private Operation operation() {
    var id = funded.transfer().header().operation();
    return platform.store.operations().all().stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_is_not_above_the_limit_waits_for_nobody() {
    assertThat(answer(funded.send("key", "20", "order-1")).status()).isEqualTo(201);
    assertThat(funded.transfer().header().approval()).isNull();
  }

  @Test
  void what_is_above_it_waits_with_its_money_set_aside_and_nobody_can_send_it() {
    assertThat(answer(ordered("key")).status()).isEqualTo(202);

    platform.resolveEverything();
    platform.given.in(
        platform.tenant,
        () -> {
          platform.store.operations().wake(platform.tenant.id(), funded.customer().id());
          platform.store.operations().wake(platform.tenant.id(), operation().id());
        });
    platform.resolveEverything();
    platform.runner.run(platform.tenant.id(), operation().id(), platform.deadline());

    assertThat(operation()).isInstanceOf(Operation.Withheld.class);
    assertThat(platform.provider.transfersMade()).isEmpty();
    funded.has("70", "30", "0");
    assertThat(platform.store.eventLog().types())
        .containsOnlyOnce("transfer.requested", "transfer.awaiting_approval");
  }

  @Test
  void nobody_waits_for_the_answer_while_it_waits() {
    var before = platform.store.now();

    ordered("key");

    assertThat(platform.store.now()).isBefore(before.plusSeconds(1));
  }

  @Test
  void whoever_ordered_it_cannot_approve_it_not_even_with_another_key() {
    ordered("key");
    var rotated =
        new Caller.Service(
            platform.tenant.id(),
            new Caller.Service.Identity.Key("app", ApiKeyId.next(platform.store.ids())),
            Set.of());

    assertThat(approve(rotated)).isInstanceOf(DecideTransfer.Result.NeedsAnotherPerson.class);

    assertThat(funded.transfer()).isInstanceOf(Transfer.AwaitingApproval.class);
  }

  private Caller service(String name, Caller... tellTo) {
    var told =
        Arrays.stream(tellTo)
            .flatMap(caller -> caller.hands().stream())
            .collect(Collectors.toSet());
    return new Caller.Service(
        platform.tenant.id(),
        new Caller.Service.Identity.Key(name, ApiKeyId.next(platform.store.ids()), told),
        Set.of());
  }

  private Caller user(Caller... linkedBy) {
    var hands =
        Arrays.stream(linkedBy)
            .flatMap(caller -> caller.hands().stream())
            .collect(Collectors.toSet());
    return new Caller.EndUser(platform.tenant.id(), "users", "ana", funded.customer().id(), hands);
  }

  @Test
  void who_may_be_the_person_that_ordered_it_cannot_approve_it_whatever_they_come_as() {
    var boss = operator("boss");
    var payouts = service("payouts", boss, operator("ben"));
    int number = 0;
    for (var pair :
        List.of(
            List.of(payouts, boss),
            List.of(payouts, operator("ben")),
            List.of(boss, boss),
            List.of(boss, service("approvals", boss)),
            List.of(payouts, service("approvals", boss)),
            List.of(user(boss), boss),
            List.of(user(payouts), boss),
            List.of(user(boss), service("approvals", boss)))) {
      var id = funded.orderedBy(pair.getFirst(), "3" + number++);

      assertThat(approve(pair.getLast(), id))
          .as("%s", pair)
          .isInstanceOf(DecideTransfer.Result.NeedsAnotherPerson.class);
      assertThat(decline(checker, id)).isInstanceOf(DecideTransfer.Result.Declined.class);
    }
  }

  @Test
  void an_operator_who_logs_in_as_the_customer_cannot_approve_what_they_have_ordered_as_that() {
    var customer = funded.customer().id();
    platform.given.in(
        platform.tenant,
        () ->
            platform
                .store
                .logins()
                .bind(platform.tenant.id(), "issuer", "boss", customer, Set.of()));
    var user = new Caller.EndUser(platform.tenant.id(), "issuer", "boss", customer);

    var own = funded.orderedBy(user, "30");
    assertThat(approve(operator("boss"), own))
        .isInstanceOf(DecideTransfer.Result.NeedsAnotherPerson.class);
    assertThat(approve(checker, own)).isInstanceOf(DecideTransfer.Result.Approved.class);
    var ofService = funded.orderedBy(platform.service(), "40");
    assertThat(approve(operator("boss"), ofService))
        .isInstanceOf(DecideTransfer.Result.Approved.class);
  }

  @Test
  void whoever_has_no_hand_in_common_with_who_ordered_it_may_approve_it() {
    funded.arrives("deposit-2", "100");
    var boss = operator("boss");
    int number = 0;
    for (var pair :
        List.of(
            List.of(service("payouts", boss), checker),
            List.of(boss, service("approvals")),
            List.of(user(boss), checker),
            List.of(user(), boss),
            List.of(user(service("app")), service("app")))) {
      var id = funded.orderedBy(pair.getFirst(), "2" + ++number);

      assertThat(approve(pair.getLast(), id))
          .as("%s", pair)
          .isInstanceOf(DecideTransfer.Result.Approved.class);
      var approval = Objects.requireNonNull(transfer(id).header().approval());
      assertThat(approval.givenBy()).isEqualTo(pair.getLast().actor());
      assertThat(approval.hands()).isEqualTo(pair.getFirst().hands());
    }
  }

  private Transfer transfer(TransferId id) {
    return platform
        .given
        .in(platform.tenant, () -> platform.store.transfers().get(platform.tenant.id(), id))
        .orElseThrow();
  }

  @Test
  void approved_by_somebody_else_it_is_sent_once_and_everybody_is_told() {
    ordered("key");

    assertThat(answer(approveAndSend("approve")).status()).isEqualTo(201);

    funded.isSentOnce();
    assertThat(answer(ordered("key")).status()).isEqualTo(201);
    assertThat(answer(ordered("key-2")).status()).isEqualTo(201);
    assertThat(funded.transfer().header().approval())
        .isEqualTo(
            new Approval(
                "service:app",
                Set.of(),
                funded.transfer().header().plannedAt().plus(InMemoryPlatform.APPROVED_WITHIN),
                checker.principal()));
    assertThat(platform.store.eventLog().types())
        .containsSubsequence(
            "transfer.awaiting_approval", "transfer.approved", "transfer.submitted");
    assertThat(platform.store.auditLog().all())
        .filteredOn(entry -> entry.action().equals("transfer.approved"))
        .extracting(AuditEntry::actor, AuditEntry::reason)
        .containsExactly(tuple(BY.actor(), BY.reason()));
  }

  @Test
  void what_is_approved_while_the_provider_is_away_is_sent_when_it_is_back() {
    ordered("key");
    platform.provider.goesAway();

    assertThat(answer(approveAndSend("approve")).status()).isEqualTo(202);

    assertThat(funded.transfer()).isInstanceOf(Transfer.Requested.class);
    platform.provider.comesBack();
    platform.resolveEverything();
    funded.isSentOnce();
  }

  @Test
  void what_was_approved_is_approved_once() {
    ordered("key");
    approve(checker);

    assertThat(approve(operator("another")))
        .isInstanceOfSatisfying(
            DecideTransfer.Result.NotAwaiting.class,
            refused -> assertThat(refused.transfer()).isInstanceOf(Transfer.Requested.class));
    assertThat(decline(operator("another"))).isInstanceOf(DecideTransfer.Result.NotAwaiting.class);
    assertThat(platform.store.eventLog().types()).containsOnlyOnce("transfer.approved");
  }

  @Test
  void declined_its_money_is_free_and_no_retry_brings_it_back() {
    ordered("key");

    assertThat(decline(checker)).isInstanceOf(DecideTransfer.Result.Declined.class);

    funded.has("100", "0", "0");
    assertThat(answer(ordered("key")).body()).isEqualTo("APPROVAL_DECLINED");
    assertThat(answer(ordered("key-2")).body()).isEqualTo("APPROVAL_DECLINED");
    assertThat(approve(checker)).isInstanceOf(DecideTransfer.Result.NotAwaiting.class);
    platform.resolveEverything();
    assertThat(platform.provider.transfersMade()).isEmpty();
    assertThat(platform.store.eventLog().types())
        .containsOnlyOnce("transfer.declined")
        .doesNotContain("transfer.rejected");
  }

  @Test
  void whoever_ordered_it_may_decline_it() {
    ordered("key");

    assertThat(decline(platform.service())).isInstanceOf(DecideTransfer.Result.Declined.class);
  }

  @Test
  void cancelled_while_it_waits_it_stays_cancelled() {
    ordered("key");
    var id = funded.transfer().id();

    platform.given.in(
        platform.tenant,
        () -> platform.cancelTransfer.handle(platform.tenant.id(), platform.service(), id, BY));

    assertThat(funded.transfer()).isInstanceOf(Transfer.Cancelled.class);
    funded.has("100", "0", "0");
    assertThat(answer(ordered("key")).body()).isEqualTo("CANCELLED");
    assertThat(approve(checker)).isInstanceOf(DecideTransfer.Result.NotAwaiting.class);
  }

  @Test
  void what_nobody_decides_in_time_is_declined() {
    ordered("key");
    platform.store.letTimePass(InMemoryPlatform.APPROVED_WITHIN.minusSeconds(1));
    assertThat(platform.approvalSweep.work(() -> true)).isZero();

    platform.store.letTimePass(Duration.ofSeconds(1));
    assertThat(platform.approvalSweep.work(() -> true)).isOne();

    assertThat(funded.transfer()).isInstanceOf(Transfer.Declined.class);
    funded.has("100", "0", "0");
    assertThat(answer(ordered("key")).body()).isEqualTo("APPROVAL_NOT_GIVEN_IN_TIME");
    assertThat(platform.approvalSweep.work(() -> true)).isZero();
  }

  @Test
  void nothing_of_a_customer_who_is_suspended_is_approved_and_it_can_be_declined() {
    ordered("key");
    funded.suspend();

    assertThat(approve(checker))
        .isInstanceOfSatisfying(
            DecideTransfer.Result.Refused.class,
            refused ->
                assertThat(refused.why()).isInstanceOf(CustomerRefusal.CustomerSuspended.class));
    assertThat(decline(checker)).isInstanceOf(DecideTransfer.Result.Declined.class);
    funded.has("100", "0", "0");
  }

  @Test
  void where_it_goes_is_looked_at_again_when_it_was_approved() {
    ordered("key");
    funded.isDenied(TO);

    assertThat(answer(approveAndSend("approve")).body()).isEqualTo("DESTINATION_DENIED");

    assertThat(funded.transfer()).isInstanceOf(Transfer.Rejected.class);
    funded.has("100", "0", "0");
    assertThat(platform.provider.transfersMade()).isEmpty();
  }

  @Test
  void what_waits_is_not_taken_back_and_its_like_is_refused() {
    platform.provider.goesAway();
    assertThat(ordered("key")).isInstanceOf(Reply.Answered.class);

    assertThat(answer(funded.send("key-2", "30", "order-2")).body())
        .isEqualTo("IdenticalTransferOpen");
    assertThat(
            answer(funded.send("key-3", TO, "30", "order-1", null, WhenNotSent.GOES_ON)).status())
        .isEqualTo(202);
  }
}
