package io.purser.twin.api;

import io.purser.twin.http.Request;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Found;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.Cause;
import io.purser.twin.state.ProviderAccount;
import io.purser.twin.state.Store;
import io.purser.twin.state.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The provider undisturbed: who calls, how often, with which right, and then the operation. */
final class Gate {
  private static final ProviderAccount NOBODY =
      new ProviderAccount("", "", "", "", null, List.of(), 0, Instant.EPOCH);

  private final Store store;
  private final BusinessClock clock;
  private final RateLimits limits = new RateLimits();

  Gate(Store store, BusinessClock clock) {
    this.store = store;
    this.clock = clock;
  }

  Response serve(
      Request request, Found<Operation> found, long number, Optional<String> idempotencyKey) {
    var response = undisturbed(request, found, number, idempotencyKey);
    var names = store.read(world -> world.memberNames.get());
    String body = names.in(found.route().name(), response.body());
    return new Response(response.status(), response.headers(), body);
  }

  private Response undisturbed(
      Request request, Found<Operation> found, long number, Optional<String> idempotencyKey) {
    var operation = found.route().handler();
    var family = Family.of(found.route().template());
    try {
      if (operation.scope() == Scope.NONE) {
        return perform(NOBODY, request, found, number, idempotencyKey);
      }
      var caller = store.note(world -> recognise(world, request, number));
      var quota = store.read(world -> Optional.ofNullable(world.settings.get().quota()));
      var verdict = limits.count(caller.apiKey(), quota.orElse(null), clock.wallNow());
      if (verdict.retryAfterSeconds() != null) {
        return family.tooManyRequests(verdict.retryAfterSeconds()).with(verdict.headers());
      }
      try {
        Authentication.demand(caller, operation.scope());
        return perform(caller, request, found, number, idempotencyKey).with(verdict.headers());
      } catch (Refusal refusal) {
        return family.failure(refusal).with(verdict.headers());
      }
    } catch (Refusal refusal) {
      return family.failure(refusal);
    }
  }

  private ProviderAccount recognise(World world, Request request, long number) {
    var caller = Authentication.caller(world, request, clock.wallNow());
    world
        .requests
        .find(Long.toString(number))
        .ifPresent(
            logged -> world.requests.put(logged.by(caller.id(), Masking.key(caller.apiKey()))));
    return caller;
  }

  private Response perform(
      ProviderAccount caller,
      Request request,
      Found<Operation> found,
      long number,
      Optional<String> idempotencyKey) {
    var body = Body.of(request.body());
    return store.commit(
        world ->
            found
                .route()
                .handler()
                .action()
                .perform(
                    new Call(
                        world,
                        caller,
                        request,
                        found.parameters(),
                        body,
                        idempotencyKey,
                        new Cause(clock.now(), number))));
  }
}
