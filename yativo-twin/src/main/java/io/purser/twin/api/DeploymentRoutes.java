package io.purser.twin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.card.Deployments;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.card.CardCustomer;
import java.util.List;
import java.util.Locale;

/** Asks for a cardholder's account to be deployed, and looks how far it is. */
final class DeploymentRoutes {
  private static final String PATH = "/yativo-card/customers/{yativoCardId}/safe/deploy";

  private final Deployments deployments;

  DeploymentRoutes(Deployments deployments) {
    this.deployments = deployments;
  }

  List<Route<Operation>> routes() {
    return List.of(
        Operation.post(PATH, Scope.WRITE, this::deploy),
        Operation.get(PATH, Scope.READ, this::monitor));
  }

  private Response deploy(Call call) {
    var customer = CardCustomers.inPath(call);
    CardCustomers.requireKycApproved(customer);
    var asked = customer.with(customer.account().asked());
    call.world().cardCustomers.put(asked);
    if (asked.account().isDeployed()) {
      return Envelope.success(
          200,
          "Safe is already deployed.",
          Json.object()
              .put("yativo_card_id", asked.id())
              .put("deployment_accepted", true)
              .put("already_deployed", true)
              .put("next_step", "create_card"));
    }
    var _ = deployments.begin(call.world(), call.cause(), asked);
    int seconds = call.world().cardSettings.get().deploySeconds();
    return Envelope.success(
        200,
        "Safe deployment initiated. Deployment typically takes up to 1 minute.",
        Json.object()
            .put("yativo_card_id", asked.id())
            .put("deployment_accepted", true)
            .put("estimated_completion", estimate(seconds))
            .put("next_step", "monitor_deployment")
            .put("monitor_endpoint", "/api/yativo-card/" + asked.id() + "/safe/deploy"));
  }

  private static String estimate(int seconds) {
    long minutes = Math.max(1, (seconds + 59) / 60);
    return minutes == 1 ? "~1 minute" : "~" + minutes + " minutes";
  }

  private Response monitor(Call call) {
    return Envelope.success(json(CardCustomers.inPath(call)));
  }

  private static ObjectNode json(CardCustomer customer) {
    var deployment = customer.account().deployment();
    return Json.object()
        .put("yativo_card_id", customer.id())
        .put("safe_deployed", customer.account().isDeployed())
        .put("deployment_status", deployment.name().toLowerCase(Locale.ROOT))
        .put("flow_status", customer.flowStatus());
  }
}
