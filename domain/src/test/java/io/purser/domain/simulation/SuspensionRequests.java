package io.purser.domain.simulation;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.SuspendCustomer;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.simulation.Client.Request;
import java.util.Map;
import java.util.function.Function;

/** What those ask for who suspend customers, and think better of it. */
final class SuspensionRequests {
  private SuspensionRequests() {}

  static Request suspend(IdempotentCall call, CustomerId customer) {
    return request(
        call,
        node -> node.suspendCustomer.suspend(call.tenant(), customer, "asked for it", Node.BY));
  }

  static Request reactivate(IdempotentCall call, CustomerId customer) {
    return request(call, node -> node.suspendCustomer.reactivate(call.tenant(), customer, Node.BY));
  }

  private static Request request(
      IdempotentCall call, Function<Node, SuspendCustomer.Result> change) {
    return new Request(
        call,
        node ->
            node.localRequests.handle(
                call,
                () ->
                    switch (change.apply(node)) {
                      case SuspendCustomer.Result.Done(var customer) ->
                          new StoredAnswer(200, Map.of(), customer.id().value(), customer.id());
                      case SuspendCustomer.Result.Refused(var why) ->
                          new StoredAnswer(409, Map.of(), "refused: " + why, null);
                    }));
  }
}
