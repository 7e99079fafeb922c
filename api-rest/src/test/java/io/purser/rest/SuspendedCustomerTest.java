package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.purser.domain.Given;
import io.purser.domain.access.Caller;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.tenant.TenantId;
import io.purser.rest.CustomerCommands.Command;
import io.purser.rest.CustomerCommands.WhenSuspended;
import io.purser.rest.access.Needs;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can still be done for a customer who is suspended, and by whom. */
class SuspendedCustomerTest {
  private static final Caller ANYBODY =
      new Caller.EndUser(
          TenantId.next(Given.IDS),
          "issuer",
          "anybody",
          CustomerId.next(Given.IDS, CustomerType.INDIVIDUAL));

  private final TestServer server = TestServer.shared();

  @AfterEach
  void nobodyListensAnyMore() {
    server.store.steps().heardBy(_ -> {});
  }

  static Stream<Command> commands() {
    return CustomerCommands.ALL.stream();
  }

  /** A new route comes here to be decided about. */
  @Test
  void of_every_route_that_does_something_it_is_said_what_suspension_means_for_it() {
    var decided = new ArrayList<>(CustomerCommands.OTHERS.keySet());
    commands().map(command -> nameOfRoute(command.route())).forEach(decided::add);

    assertThat(decided).doesNotHaveDuplicates();
    assertThat(decided)
        .filteredOn(name -> !name.startsWith("GET "))
        .containsExactlyInAnyOrderElementsOf(
            routes().filter(route -> !isRead(route)).map(RoutesTest::name).distinct().toList());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void a_command_is_refused_and_changes_nothing_or_is_done(Command command) {
    var permission = permission(command);
    for (var credential : Credential.values()) {
      var customer = new EquippedCustomer(server);
      customer.suspend();
      var token = token(credential, customer);
      var before = customer.seen();
      var calls = customer.callsToProvider();

      var answer = customer.send(command, token);

      var what = command + " by " + credential + ": " + answer.body();
      if (!isGiven(permission, credential)) {
        assertThat(answer.problem()).as(what).isEqualTo("403 not-permitted");
      } else if (isRefused(command, credential)) {
        assertThat(answer.problem()).as(what).isEqualTo("409 customer-suspended");
        assertThat(customer.seen()).as(what).isEqualTo(before);
        assertThat(calls).as(what).isEmpty();
      } else if (command.whenSuspended() == WhenSuspended.AS_EVER) {
        assertThat(answer.problem())
            .as(what)
            .isIn("409 customer-not-deletable", "409 customer-not-deleted");
      } else {
        assertThat(answer.status()).as(what).isBetween(200, 204);
      }
    }
  }

  @Test
  void everything_remains_readable() {
    var customer = new EquippedCustomer(server);
    customer.suspend();
    var token = customer.token();
    var reads =
        routes()
            .filter(SuspendedCustomerTest::isRead)
            .filter(route -> path(route).matches("/v1/customers/\\{id}(/[a-z-]+)*"))
            .filter(SuspendedCustomerTest::isForEndUsers)
            .filter(route -> commands().noneMatch(it -> it.route().equals(RoutesTest.name(route))))
            .toList();

    assertThat(reads).hasSizeGreaterThan(10);
    assertThat(reads)
        .allSatisfy(
            route ->
                assertThat(customer.read(route, token).status())
                    .as(RoutesTest.name(route))
                    .isEqualTo(200));
  }

  private static boolean isForEndUsers(UriRouteInfo<?, ?> route) {
    return route
        .getTargetMethod()
        .enumValue(Needs.class, Permission.class)
        .filter(needed -> needed.isGivenTo(ANYBODY))
        .isPresent();
  }

  private enum Credential {
    SERVICE,
    OPERATOR,
    END_USER
  }

  private String token(Credential credential, EquippedCustomer customer) {
    return switch (credential) {
      case SERVICE -> server.key;
      case OPERATOR -> server.issuers.operator("admin", server.store.now());
      case END_USER -> customer.token();
    };
  }

  private boolean isGiven(Permission permission, Credential credential) {
    return switch (credential) {
      case SERVICE -> !permission.scopes().isEmpty();
      case OPERATOR -> permission != Permission.VIEW_CARD;
      case END_USER -> permission.isGivenTo(ANYBODY);
    };
  }

  private static boolean isRefused(Command command, Credential credential) {
    return switch (command.whenSuspended()) {
      case REFUSED -> true;
      case FOR_THE_COMPANY -> credential == Credential.END_USER;
      case DONE, AS_EVER -> false;
    };
  }

  private Permission permission(Command command) {
    return routes()
        .filter(route -> RoutesTest.name(route).equals(nameOfRoute(command.route())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no route " + command))
        .getTargetMethod()
        .enumValue(Needs.class, Permission.class)
        .orElseThrow();
  }

  private static String nameOfRoute(String command) {
    return command
        .replace("{frozenCardId}", "{cardId}")
        .replace("{awaitingTransferId}", "{transferId}");
  }

  private static boolean isRead(UriRouteInfo<?, ?> route) {
    return route.getHttpMethodName().equals("GET");
  }

  private static String path(UriRouteInfo<?, ?> route) {
    return route.getUriMatchTemplate().toPathString();
  }

  private Stream<UriRouteInfo<?, ?>> routes() {
    return server
        .bean(Router.class)
        .uriRoutes()
        .filter(route -> path(route).startsWith("/v1"))
        .filter(route -> !route.getHttpMethodName().equals("HEAD"))
        .map(route -> (UriRouteInfo<?, ?>) route);
  }
}
