package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.purser.domain.access.Permission;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Takes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever creates, moves or decides something takes an Idempotency-Key. */
class KeyedRoutesTest {
  /** The others, each with the reason why it needs none. */
  private static final Map<String, String> WITHOUT_A_KEY =
      Map.of(
          "POST /v1/webhook-endpoints/{endpointId}/ping",
              "changes nothing; each is a message of its own",
          "POST /v1/customers/search", "reads; its filter is personal and so not in the address",
          "POST /v1/customers/{id}/erasure", "changes nothing the second time, for good",
          "POST /v1/webhooks/yativo/{endpointId}",
              "the provider's deliveries are told by their bytes",
          "POST /v1/transfers/quotes", "reads what the provider would charge",
          "POST /v1/customers/{id}/card-account/funding-quotes", "reads what is known of the cost",
          "POST /v1/customers/{id}/card-onboarding/kyc-link",
              "changes nothing; each link is another one, and none is kept",
          "POST /v1/customers/{id}/kyc/link",
              "changes nothing; each link is another one, and none is kept",
          "POST /v1/cards/{cardId}/secure-view",
              "changes nothing; each page is another one, and none is kept");

  private final TestServer server = TestServer.shared();

  @Test
  void every_post_refuses_to_begin_without_a_key_but_for_a_few_that_are_named() {
    assertThat(posts())
        .filteredOn(route -> !send(route).problem().equals("400 idempotency-key-missing"))
        .extracting(RoutesTest::name)
        .containsOnly(WITHOUT_A_KEY.keySet().toArray(String[]::new));
  }

  @Test
  void the_description_says_which_routes_take_a_key() {
    assertThat(posts())
        .filteredOn(route -> !takesKey(route))
        .extracting(RoutesTest::name)
        .containsOnly(WITHOUT_A_KEY.keySet().toArray(String[]::new));
  }

  private static boolean takesKey(UriRouteInfo<?, ?> route) {
    return List.of(route.getTargetMethod().enumValues(Takes.class, Input.class))
        .contains(Input.KEY);
  }

  /** As someone who may do it, with everything but the key. */
  private TestServer.Answer send(UriRouteInfo<?, ?> route) {
    var path = route.getUriMatchTemplate().toPathString().replaceAll("\\{[^}]*}", "x");
    return server
        .call("POST", path)
        .as(whoMay(path, route))
        .header("Purser-Reason", "a test")
        .json("{}")
        .send();
  }

  private String whoMay(String path, UriRouteInfo<?, ?> route) {
    var now = server.store.now();
    if (path.startsWith("/v1/tenants")) {
      return server.issuers.platformOperator(now);
    }
    return isServicesAlone(route) ? server.key : server.issuers.operator("admin", now);
  }

  private static boolean isServicesAlone(UriRouteInfo<?, ?> route) {
    return route.getTargetMethod().enumValue(Needs.class, Permission.class).stream()
        .anyMatch(Permission.MINT_CONFIRMATION::equals);
  }

  private List<? extends UriRouteInfo<?, ?>> posts() {
    return server
        .bean(Router.class)
        .uriRoutes()
        .filter(route -> route.getUriMatchTemplate().toPathString().startsWith("/v1"))
        .filter(route -> route.getHttpMethodName().equals("POST"))
        .toList();
  }
}
