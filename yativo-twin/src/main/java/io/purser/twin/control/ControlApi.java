package io.purser.twin.control;

import io.purser.twin.http.Answer;
import io.purser.twin.http.Application;
import io.purser.twin.http.Json;
import io.purser.twin.http.Request;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router;
import io.purser.twin.http.Router.Route;
import java.util.List;

/** The routes under {@code /_twin}. Errors are {@code {"error", "message"}}. */
public final class ControlApi implements Application {
  private final Router<Control> router;

  ControlApi(List<Route<Control>> routes) {
    this.router = Router.of(routes);
  }

  @Override
  public Answer handle(Request request) {
    var response =
        switch (router.match(request.method(), request.path())) {
          case Router.Found<Control>(var route, var parameters) ->
              act(route.handler(), new Control.Call(request, parameters));
          case Router.WrongMethod<Control>(var allowed) ->
              error(new ControlRefusal(405, "method_not_allowed", "Use " + allowed + "."))
                  .with("Allow", allowed);
          case Router.Nothing<Control> _ ->
              error(new ControlRefusal(404, "not_found", "There is no " + request.path() + "."));
        };
    return new Answer.Whole(response);
  }

  private static Response act(Control control, Control.Call call) {
    try {
      return control.act(call);
    } catch (ControlRefusal refusal) {
      return error(refusal);
    }
  }

  @Override
  public Response refuse(Request head, Unreadable why) {
    return switch (why) {
      case NOT_HTTP -> error(ControlRefusal.invalid("The request is not valid HTTP."));
      case NOT_UTF8 -> error(ControlRefusal.invalid("The body is not valid UTF-8."));
      case TOO_LARGE ->
          error(new ControlRefusal(413, "payload_too_large", "The body is over 1 MiB."));
    };
  }

  private static Response error(ControlRefusal refusal) {
    return Response.json(
        refusal.status(),
        Json.object()
            .put("error", refusal.error())
            .put("message", String.valueOf(refusal.getMessage())));
  }
}
