package io.purser.twin.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.twin.card.CardHalf;
import io.purser.twin.fault.Faults;
import io.purser.twin.http.Answer;
import io.purser.twin.http.Application;
import io.purser.twin.http.Json;
import io.purser.twin.http.Request;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router;
import io.purser.twin.http.Router.Route;
import io.purser.twin.money.Sends;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.Fault;
import io.purser.twin.state.LoggedRequest;
import io.purser.twin.state.Store;
import io.purser.twin.state.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The provider's routes under both of their prefixes. Every request is entered in the ledger before
 * it is worked on, and its end before the answer leaves.
 */
public final class ProviderApi implements Application {
  private static final List<String> PREFIXES = List.of("/api/v1", "/api");
  private static final int LARGEST_LOGGED_BODY = 8_192;
  private static final System.Logger LOG = System.getLogger(ProviderApi.class.getName());

  private final Store store;
  private final BusinessClock clock;
  private final Gate gate;
  private final Router<Operation> router;

  /**
   * Puts the routes together.
   *
   * @param paths other paths for some of them, by their names
   */
  public ProviderApi(
      Map<String, String> paths, Store store, BusinessClock clock, Sends sends, CardHalf cards) {
    this.store = store;
    this.clock = clock;
    this.gate = new Gate(store, clock);
    var routes = new ArrayList<Route<Operation>>();
    routes.addAll(new TokenRoutes(clock).routes());
    routes.addAll(new CustomerRoutes().routes());
    routes.addAll(new AccountRoutes().routes());
    routes.addAll(new AssetRoutes().routes());
    routes.addAll(new GasRoutes().routes());
    routes.addAll(new SendRoutes(sends).routes());
    routes.addAll(new TransactionRoutes().routes());
    routes.addAll(new WebhookRoutes().routes());
    routes.addAll(new CardCustomerRoutes().routes());
    routes.addAll(new CardOnboardingRoutes().routes());
    routes.addAll(new CardKycRoutes(cards.kycReviews()).routes());
    routes.addAll(new SourceOfFundsRoutes().routes());
    routes.addAll(new CardPhoneRoutes().routes());
    routes.addAll(new DeploymentRoutes(cards.deployments()).routes());
    routes.addAll(new CardRoutes(cards.cards()).routes());
    routes.addAll(new SecureViewRoutes().routes());
    routes.addAll(new SpendingLimitRoutes().routes());
    routes.addAll(new CardCountRoutes().routes());
    routes.addAll(new ProgrammeRoutes().routes());
    routes.addAll(new AggregateBalanceRoutes().routes());
    routes.addAll(new FundingRoutes(cards.fundings()).routes());
    routes.addAll(new WithdrawalRoutes(cards.withdrawals()).routes());
    routes.addAll(new MasterWalletRoutes(cards.masterWallets()).routes());
    routes.addAll(new SpendingRoutes().routes());
    routes.addAll(new VerificationImportRoutes().routes());
    this.router = Router.of(moved(routes, paths));
  }

  private static List<Route<Operation>> moved(
      List<Route<Operation>> routes, Map<String, String> paths) {
    for (String name : paths.keySet()) {
      if (routes.stream().noneMatch(route -> route.name().equals(name))) {
        throw new IllegalArgumentException("there is no route " + name);
      }
    }
    return routes.stream()
        .map(route -> paths.containsKey(route.name()) ? route.at(paths.get(route.name())) : route)
        .toList();
  }

  /** The names under which faults are filed, such as {@code POST /auth/token}. */
  public List<String> routeNames() {
    return router.names();
  }

  @Override
  public Answer handle(Request request) {
    String path = withoutPrefix(request.path());
    var match = match(request, path);
    String route = match instanceof Router.Found<Operation> found ? found.route().name() : null;
    var opened = store.note(world -> open(world, request, route));
    Answer answer;
    try {
      answer = answer(request, path, match, opened);
    } catch (RuntimeException bug) {
      LOG.log(System.Logger.Level.ERROR, request.method() + " " + request.path(), bug);
      answer = new Answer.Whole(internalError(Family.of(path)));
    }
    var ended = Family.of(path) == Family.IMPORTER ? answer : headed(answer);
    store.note(world -> end(world, opened, ended));
    return ended;
  }

  /** The importer is not the provider's, and so not under the provider's prefixes. */
  private Router.Match<Operation> match(Request request, String path) {
    boolean isProviders = !path.equals(request.path());
    boolean isImporters = Family.of(path) == Family.IMPORTER;
    return isProviders == isImporters
        ? new Router.Nothing<>()
        : router.match(request.method(), path);
  }

  @Override
  public Response refuse(Request head, Unreadable why) {
    var family = Family.of(withoutPrefix(head.path()));
    var refusal =
        switch (why) {
          case NOT_HTTP -> new Refusal(400, "bad_request", "The request is not valid HTTP");
          case NOT_UTF8 -> Refusal.invalid("Request body is not valid UTF-8", null);
          case TOO_LARGE -> new Refusal(413, "payload_too_large", "Request body is over 1 MiB");
        };
    return family.failure(refusal).with(RateLimits.uncounted(clock.wallNow()).headers());
  }

  private Answer answer(
      Request request, String path, Router.Match<Operation> match, Opened opened) {
    var family = Family.of(path);
    return switch (match) {
      case Router.Nothing<Operation> _ ->
          new Answer.Whole(
              family.failure(
                  new Refusal(
                      404, "not_found", "No route " + request.method() + " " + request.path())));
      case Router.WrongMethod<Operation>(var allowed) ->
          new Answer.Whole(
              family
                  .failure(new Refusal(405, "method_not_allowed", "Use " + allowed))
                  .with("Allow", allowed));
      case Router.Found<Operation> found ->
          new Disturbance(store, gate, family, request, found, opened.number())
              .answer(opened.fault());
    };
  }

  private Opened open(World world, Request request, @Nullable String route) {
    long number = world.nextRequestNumber();
    var fault =
        Optional.ofNullable(route)
            .flatMap(name -> Faults.takeForRequest(world, name, request.body()));
    world.requests.put(
        new LoggedRequest(
            number,
            clock.wallNow(),
            clock.now(),
            request.method(),
            request.path(),
            route,
            null,
            request.header("X-API-Key").map(Masking::key).orElse(null),
            request.header("Idempotency-Key").orElse(null),
            loggedBody(request.body()),
            null,
            null,
            fault.map(Fault::id).orElse(null)));
    return new Opened(number, fault);
  }

  private static @Nullable JsonNode loggedBody(String body) {
    return body.isBlank() || body.length() > LARGEST_LOGGED_BODY
        ? null
        : Json.parse(body).map(Masking::masked).orElse(null);
  }

  private static @Nullable Void end(World world, Opened opened, Answer answer) {
    var status =
        switch (answer) {
          case Answer.Whole(var response) -> response.status();
          case Answer.Half(var response) -> response.status();
          case Answer.Endless(var response, var _) -> response.status();
          case Answer.Reset _ -> null;
        };
    var cut =
        switch (answer) {
          case Answer.Whole _ -> null;
          case Answer.Half _ -> "half";
          case Answer.Endless _ -> "endless";
          case Answer.Reset _ -> "reset";
        };
    world
        .requests
        .find(Long.toString(opened.number()))
        .ifPresent(logged -> world.requests.put(logged.ended(status, cut, logged.fault())));
    return null;
  }

  /** Every answer has the rate headers; those that passed the gate have them already. */
  private Answer headed(Answer answer) {
    if (answer instanceof Answer.Whole(var response)
        && !response.headers().containsKey("X-RateLimit-Limit")) {
      return new Answer.Whole(response.with(RateLimits.uncounted(clock.wallNow()).headers()));
    }
    return answer;
  }

  private static Response internalError(Family family) {
    return family.failure(new Refusal(500, "internal_error", "Internal server error"));
  }

  private static String withoutPrefix(String path) {
    for (String prefix : PREFIXES) {
      if (path.startsWith(prefix + "/")) {
        return path.substring(prefix.length());
      }
    }
    return path;
  }

  private record Opened(long number, Optional<Fault> fault) {}
}
