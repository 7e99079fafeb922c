package io.purser.twin.api;

import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.page.SecureViewPage;
import io.purser.twin.state.Ids;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.card.Card;
import io.purser.twin.state.card.SecureView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The address of the page that shows what no answer does: number, code and PIN. */
final class SecureViewRoutes {
  private static final String PATH =
      "/yativo-card/customers/{yativoCardId}/cards/{cardId}/view-token";

  List<Route<Operation>> routes() {
    return List.of(Operation.post(PATH, Scope.WRITE, this::address));
  }

  private Response address(Call call) {
    var card = CardRoutes.inPath(call);
    var views = views(call.body());
    var accessCode = call.body().optionalText("access_code");
    call.body().check();
    if (!card.counts()) {
      throw CardRoutes.wrongState();
    }
    if (card.pin() == null && !views.contains(SecureViewPage.PIN_SET)) {
      return pinFirst(call, card);
    }
    var view = made(call, card, views, accessCode.orElse(null));
    String url = SecureViewPage.address(call.request(), view);
    var data =
        Json.object()
            .put("secure_view_url", url)
            .put("url", url)
            .put("expires_at", WireTime.millis(view.expiresAt()))
            .put("last_four", card.lastFour())
            .put("card_type", CardView.TYPE)
            .putNull("holder_name")
            .put("pin_set", card.pin() != null);
    views.forEach(data.putArray("enabled_views")::add);
    return Envelope.success(data.put("requires_access_code", accessCode.isPresent()));
  }

  /** A list of views; the provider's older word for setting a PIN is taken as well. */
  private static List<String> views(Body body) {
    var given = body.first("enabled_views");
    if (given.isEmpty()) {
      return List.of(SecureViewPage.DATA);
    }
    var views = new ArrayList<String>();
    given.get().forEach(view -> views.add(view.asText().equals("pin") ? "pin-set" : view.asText()));
    if (views.isEmpty() || !SecureViewPage.VIEWS.containsAll(views)) {
      body.problem("enabled_views", "Must be an array of " + SecureViewPage.VIEWS);
    }
    return List.copyOf(views);
  }

  private static Response pinFirst(Call call, Card card) {
    var view = made(call, card, List.of(SecureViewPage.PIN_SET), null);
    String url = SecureViewPage.address(call.request(), view);
    var body =
        Json.object()
            .put("success", false)
            .put("error_code", "PIN_NOT_SET")
            .put("message", "Cardholder must set a PIN before card details can be viewed")
            .put("pin_set", false)
            .put("pin_setup_url", url);
    body.putObject("data").put("pin_setup_url", url);
    return Response.json(422, body);
  }

  private static SecureView made(
      Call call, Card card, List<String> views, @Nullable String accessCode) {
    var world = call.world();
    var view =
        new SecureView(
            Ids.pageToken(),
            card.id(),
            views,
            accessCode,
            call.cause().at().plusSeconds(world.cardSettings.get().secureViewSeconds()),
            null,
            false);
    world.secureViews.put(view);
    world.effect(call.cause(), "secure_view_made", call.owner(), card.cardCustomer(), card.id());
    return view;
  }
}
