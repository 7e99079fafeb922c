package io.purser.domain.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every state of an operation with every command. Settled ones have none: that is their type. */
final class OperationStatesTest {
  private static final Instant BEFORE = InMemoryStore.START;
  private static final Instant AT = BEFORE.plusSeconds(60);
  private static final Instant DUE = BEFORE.plusSeconds(90);
  private static final Rejection WHY = Rejection.because(Reason.REFUSED_BY_PROVIDER);

  private static Operation.Header header(int sends) {
    var customer = CustomerId.next(Given.IDS, CustomerType.INDIVIDUAL);
    return new Operation.Header(
        OperationId.next(Given.IDS),
        TenantId.next(Given.IDS),
        ProviderAccountId.next(Given.IDS),
        OperationKind.REGISTER_CUSTOMER,
        customer.value(),
        customer,
        3,
        sends,
        sends == 0 ? null : BEFORE,
        BEFORE,
        BEFORE);
  }

  private static Map<String, Operation.Open> states() {
    var states = new LinkedHashMap<String, Operation.Open>();
    states.put("planned", new Operation.Planned(header(0), BEFORE));
    states.put("sent", new Operation.Sent(header(1), BEFORE));
    states.put("unknown", new Operation.Unknown(header(2), BEFORE, "nothing was heard"));
    states.put("manual", new Operation.Manual(header(1), BEFORE, "nothing is to be seen"));
    return states;
  }

  private static void forEach(Function<Operation.Open, Operation> command, Check check) {
    states()
        .forEach(
            (name, state) -> {
              var next = command.apply(state);
              assertThat(next.id()).as(name).isEqualTo(state.id());
              assertThat(next.header().attempt()).as(name).isEqualTo(3);
              assertThat(next.header().createdAt()).as(name).isEqualTo(BEFORE);
              check.of(name, state, next);
            });
  }

  private interface Check {
    void of(String name, Operation.Open state, Operation next);
  }

  @Test
  void sending_counts_from_every_state() {
    forEach(
        state -> state.send(AT),
        (name, state, next) -> {
          assertThat(next).as(name).isInstanceOf(Operation.Sent.class);
          assertThat(next.header().sends()).as(name).isEqualTo(state.header().sends() + 1);
          assertThat(((Operation.Sent) next).sentAt()).as(name).isEqualTo(AT);
        });
  }

  @Test
  void parking_forgets_no_send() {
    forEach(
        state -> state.park(DUE, AT),
        (name, state, next) -> {
          assertThat(next.header().sends()).as(name).isEqualTo(state.header().sends());
          switch (state) {
            case Operation.Planned _ ->
                assertThat(next).as(name).isEqualTo(new Operation.Planned(next.header(), DUE));
            case Operation.Sent _, Operation.Unknown _ ->
                assertThat(next)
                    .as(name)
                    .isInstanceOfSatisfying(
                        Operation.Unknown.class,
                        unknown -> assertThat(unknown.dueAt()).isEqualTo(DUE));
            case Operation.Manual _ -> assertThat(next).as(name).isEqualTo(state);
          }
        });
  }

  @Test
  void doubt_keeps_what_was_seen() {
    forEach(
        state -> state.doubt("cut off", DUE, AT),
        (name, _, next) ->
            assertThat(next)
                .as(name)
                .isEqualTo(new Operation.Unknown(next.header(), DUE, "cut off")));
  }

  @Test
  void what_was_turned_away_was_not_sent() {
    var first = new Operation.Sent(header(1), BEFORE).notExecuted(DUE);
    var second = new Operation.Sent(header(2), BEFORE).notExecuted(DUE);

    assertThat(first)
        .isInstanceOfSatisfying(
            Operation.Planned.class,
            planned -> {
              assertThat(planned.header().sends()).isZero();
              assertThat(planned.header().firstSentAt()).isNull();
              assertThat(planned.dueAt()).isEqualTo(DUE);
            });
    assertThat(second)
        .isInstanceOfSatisfying(
            Operation.Unknown.class,
            unknown -> {
              assertThat(unknown.header().sends()).isOne();
              assertThat(unknown.header().firstSentAt()).isEqualTo(BEFORE);
            });
  }

  @Test
  void the_first_send_is_remembered() {
    var sent = new Operation.Planned(header(0), BEFORE).send(AT);
    var again = sent.doubt("cut off", DUE, AT).send(DUE);

    assertThat(again.header().firstSentAt()).isEqualTo(AT);
    assertThat(again.header().sends()).isEqualTo(2);
  }

  @Test
  void what_is_left_to_a_person_keeps_since_when() {
    forEach(
        state -> state.leaveToAPerson("nothing", AT),
        (name, state, next) -> {
          var since = state instanceof Operation.Manual(_, var before, _) ? before : AT;
          assertThat(next)
              .as(name)
              .isEqualTo(new Operation.Manual(next.header(), since, "nothing"));
        });
  }

  @Test
  void every_open_state_can_be_settled_either_way() {
    forEach(
        state -> state.confirm(AT),
        (name, _, next) ->
            assertThat(next).as(name).isEqualTo(new Operation.Confirmed(next.header(), AT)));
    forEach(
        state -> state.reject(WHY, AT),
        (name, _, next) ->
            assertThat(next).as(name).isEqualTo(new Operation.Rejected(next.header(), WHY, AT)));
  }
}
