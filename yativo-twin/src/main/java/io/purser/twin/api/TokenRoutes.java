package io.purser.twin.api;

import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.WireTime;
import java.util.List;

/** The exchange of key and secret for an access token. Its members stand at the top level. */
final class TokenRoutes {
  private static final int REFRESH_BEFORE_SECONDS = 300;

  private final BusinessClock clock;

  TokenRoutes(BusinessClock clock) {
    this.clock = clock;
  }

  List<Route<Operation>> routes() {
    return List.of(Operation.post("/auth/token", Scope.NONE, this::exchange));
  }

  private Response exchange(Call call) {
    var key = call.body().optionalText("api_key");
    var secret = call.body().optionalText("api_secret");
    if (key.isEmpty() || secret.isEmpty()) {
      throw Refusal.invalid("api_key and api_secret are required", null);
    }
    var account =
        Authentication.owner(call.world(), key.get(), secret.get())
            .orElseThrow(() -> Refusal.unauthorized(Authentication.BAD_KEY));
    var now = clock.wallNow();
    var body =
        Json.object()
            .put("success", true)
            .put("access_token", Tokens.issue(call.world(), account, now))
            .put("token_type", "Bearer")
            .put("expires_in", Tokens.LIFETIME.toSeconds())
            .put("expires_at", WireTime.millis(now.plus(Tokens.LIFETIME)));
    var scopes = body.putArray("scopes");
    account.scopes().forEach(scopes::add);
    body.putObject("refresh_recommendation")
        .put("refresh_before_seconds", REFRESH_BEFORE_SECONDS)
        .put("auto_refresh_enabled", true);
    return Response.json(200, body);
  }
}
