package io.purser.domain.idempotency;

import static io.purser.domain.Given.USDC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.purser.domain.Concurrently;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerBuilder;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.Metadata;
import io.purser.domain.customer.Profile;
import io.purser.domain.customer.RegisterCustomer;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.domain.wallet.OpenWallet;
import io.purser.domain.work.DeadlineInForce;
import io.purser.domain.work.DeadlinePassed;
import io.purser.domain.work.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Requests with a key, with and without the provider. */
final class RequestsTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final AtomicInteger carriedOut = new AtomicInteger();

  private static StoredAnswer answer(String body) {
    return new StoredAnswer(201, Map.of("ETag", "\"1\""), body, null);
  }

  private Reply local(String key) {
    return platform.localRequests.handle(
        platform.call(key), () -> answer("made " + carriedOut.incrementAndGet()));
  }

  private Reply create(String key) {
    return platform.localRequests.handle(
        platform.call(key),
        () -> {
          var profile =
              new Profile(
                  new Profile.Party.Person(null, null, null, null),
                  new Email("ana@example.com"),
                  null,
                  null,
                  Metadata.NONE);
          var result =
              platform.createCustomer.handle(
                  platform.tenant.id(), null, profile, InMemoryPlatform.BY);
          return answer(result.getClass().getSimpleName());
        });
  }

  @Test
  void a_local_request_is_carried_out_once_and_replayed_for_ever() {
    assertThat(local("key")).isEqualTo(new Reply.Answered(answer("made 1"), false));
    assertThat(local("key")).isEqualTo(new Reply.Answered(answer("made 1"), true));
    platform.store.letTimePass(Duration.ofDays(20));
    assertThat(local("key")).isEqualTo(new Reply.Answered(answer("made 1"), true));
    assertThat(local("other")).isEqualTo(new Reply.Answered(answer("made 2"), false));
  }

  @Test
  void what_is_told_once_is_not_stored() {
    var told = new OnceTold(answer("made, the token is t"), answer("made"));

    assertThat(platform.localRequests.tellOnce(platform.call("key"), () -> told))
        .isEqualTo(new Reply.Answered(told.first(), false));
    assertThat(platform.localRequests.tellOnce(platform.call("key"), () -> told))
        .isEqualTo(new Reply.Answered(told.stored(), true));
  }

  @Test
  void a_key_with_another_body_is_another_request() {
    local("key");
    var call =
        new IdempotentCall(
            platform.tenant.id(), "service:app", new IdempotencyKey("key"), "something else");

    assertThat(platform.localRequests.handle(call, () -> answer("never")))
        .isInstanceOf(Reply.OtherRequest.class);
    assertThat(
            platform.operationRequests.handle(
                call, platform.deadline(), () -> new Plan.Answered(answer("never"))))
        .isInstanceOf(Reply.OtherRequest.class);
  }

  @Test
  void nothing_remains_of_a_local_request_that_fails() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                platform.localRequests.handle(
                    platform.call("key"),
                    () -> {
                      platform
                          .store
                          .customers()
                          .add(CustomerBuilder.aCustomer().of(platform.tenant.id()).build());
                      throw new IllegalArgumentException("as if by a bug");
                    }));

    assertThat(platform.store.customers().all()).isEmpty();
    assertThat(local("key")).isEqualTo(new Reply.Answered(answer("made 1"), false));
  }

  @Test
  void a_key_that_comes_again_while_it_is_worked_is_in_flight() {
    var meanwhile = new ArrayList<Reply>();

    platform.localRequests.handle(
        platform.call("key"),
        () -> {
          meanwhile.add(Concurrently.elsewhere(() -> local("key")));
          return answer("first");
        });
    platform.operationRequests.handle(
        platform.call("key-2"),
        platform.deadline(),
        () -> {
          meanwhile.add(
              Concurrently.elsewhere(
                  () ->
                      platform.operationRequests.handle(
                          platform.call("key-2"),
                          platform.deadline(),
                          () -> new Plan.Answered(answer("never")))));
          return new Plan.Answered(answer("first"));
        });

    assertThat(meanwhile).hasSize(2).allMatch(Reply.InFlight.class::isInstance);
    assertThat(carriedOut).hasValue(0);
  }

  @Test
  void of_many_who_come_at_once_with_one_key_one_is_carried_out() {
    var replies = Concurrently.run(8, _ -> local("key"));

    assertThat(carriedOut).hasValue(1);
    assertThat(replies)
        .allMatch(reply -> reply instanceof Reply.InFlight || reply instanceof Reply.Answered);
  }

  @Test
  void what_is_planned_is_answered_even_when_the_time_is_over_by_then() {
    var customer = platform.customer("ana@example.com");
    var deadline = platform.deadline();

    var reply =
        DeadlineInForce.during(
            deadline,
            () ->
                platform.operationRequests.handle(
                    platform.call("key"),
                    deadline,
                    () -> {
                      var planned = plan(customer);
                      platform.store.letTimePass(deadline.left());
                      return planned;
                    }));

    assertThat(deadline.left()).isZero();
    assertThat(reply).isInstanceOf(Reply.Answered.class);
  }

  @Test
  void a_key_is_free_again_when_the_time_was_over_before_anything_was_planned() {
    var deadline = platform.deadline();
    Supplier<Plan> late =
        () -> {
          platform.store.letTimePass(deadline.left());
          throw new DeadlinePassed();
        };

    assertThatExceptionOfType(DeadlinePassed.class)
        .isThrownBy(
            () ->
                DeadlineInForce.during(
                    deadline,
                    () -> platform.operationRequests.handle(platform.call("key"), deadline, late)));

    assertThat(
            platform.operationRequests.handle(
                platform.call("key"),
                platform.deadline(),
                () -> new Plan.Answered(answer("second"))))
        .isEqualTo(new Reply.Answered(answer("second"), false));
  }

  private Plan plan(Customer customer) {
    var planned =
        platform.openWallet.plan(
            platform.tenant.id(), customer.id(), USDC.chain(), USDC.symbol(), InMemoryPlatform.BY);
    return new Plan.Planned(((OpenWallet.Result.Planned) planned).operation());
  }

  @Test
  void wherever_the_process_dies_a_local_request_makes_one_customer_with_one_event() {
    int step = 0;
    boolean died = true;
    while (died) {
      step++;
      var test = new RequestsTest();
      test.platform.store.steps().dieAt(step);
      try {
        test.create("key");
      } catch (Steps.Death expected) {
        // The caller tries again.
      }
      died = test.platform.store.steps().lastBreak() != null;
      test.platform.store.steps().breakNowhere();

      assertThat(test.create("key"))
          .as("answer after step %s", step)
          .isInstanceOfSatisfying(
              Reply.Answered.class,
              reply -> assertThat(reply.answer().body()).isEqualTo("Created"));
      assertThat(test.platform.store.customers().all()).hasSize(1);
      assertThat(test.platform.store.eventLog().types()).containsExactly("customer.created");
      assertThat(test.platform.store.auditLog().all()).hasSize(1);
    }
    assertThat(step).isGreaterThan(6);
  }

  @Test
  void a_key_whose_planning_fails_is_free_at_once() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                platform.operationRequests.handle(
                    platform.call("key"),
                    platform.deadline(),
                    () -> {
                      throw new IllegalArgumentException("as if by a bug");
                    }));

    assertThat(
            platform.operationRequests.handle(
                platform.call("key"),
                platform.deadline(),
                () -> new Plan.Answered(answer("planned"))))
        .isEqualTo(new Reply.Answered(answer("planned"), false));
  }

  @Test
  void a_request_whose_time_is_up_is_accepted_and_settled_later() {
    var customer = platform.customer("ana@example.com");

    var reply =
        platform.operationRequests.handle(
            platform.call("key"),
            platform.deadline(Duration.ofMillis(100)),
            () -> planned(customer));

    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Answered.class,
            answered -> assertThat(answered.answer().status()).isEqualTo(202));
    assertThat(platform.provider.writesReceived()).isZero();
    platform.resolveEverything();
    assertThat(platform.openWallet("key", customer.id(), USDC))
        .isInstanceOfSatisfying(
            Reply.Answered.class,
            answered -> {
              assertThat(answered.answer().status()).isEqualTo(201);
              assertThat(answered.replayed()).isTrue();
            });
  }

  private Plan planned(Customer customer) {
    return switch (platform.registerCustomer.plan(
        platform.tenant.id(), customer.id(), InMemoryPlatform.BY)) {
      case RegisterCustomer.Result.Planned(var operation) -> new Plan.Planned(operation);
      case RegisterCustomer.Result other ->
          throw new IllegalStateException("not planned: " + other);
    };
  }

  @Test
  void a_customer_is_created_once_for_an_email() {
    create("key-1");

    assertThat(create("key-2"))
        .isInstanceOfSatisfying(
            Reply.Answered.class, reply -> assertThat(reply.answer().body()).isEqualTo("Refused"));
    assertThat(platform.store.eventLog().types()).hasSize(1);
  }

  @Test
  void a_key_is_1_to_255_visible_ascii_characters() {
    assertThat(IdempotencyKey.isValid("a")).isTrue();
    assertThat(IdempotencyKey.isValid("~!".repeat(127) + "x")).isTrue();
    assertThat(IdempotencyKey.isValid("")).isFalse();
    assertThat(IdempotencyKey.isValid("x".repeat(256))).isFalse();
    assertThat(IdempotencyKey.isValid("a b")).isFalse();
    assertThat(IdempotencyKey.isValid("a\n")).isFalse();
    assertThat(IdempotencyKey.isValid("\u00e9")).isFalse();
  }
}
