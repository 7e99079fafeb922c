package io.purser.twin.page;

import io.purser.twin.card.KycReviews;
import io.purser.twin.http.Answer;
import io.purser.twin.http.Application;
import io.purser.twin.http.Request;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.Store;
import java.util.List;
import java.util.Map;

/** The pages the provider hosts. They ask for no key: whoever has the link may open it. */
public final class HostedPages implements Application {
  public static final String PREFIX = "/_hosted";

  /** What answers a page's address. */
  private interface Handler {
    Response answer(Request request, Map<String, String> path);
  }

  private final Router<Handler> router;

  public HostedPages(Store store, BusinessClock clock, KycReviews reviews) {
    var kyc = new KycPage(store, clock, reviews);
    var secureView = new SecureViewPage(store, clock);
    this.router =
        Router.of(
            List.of(
                new Route<>("GET", KycPage.PATH, (request, _) -> kyc.show(request)),
                new Route<>("POST", KycPage.PATH, (request, _) -> kyc.submit(request)),
                new Route<>("GET", SecureViewPage.PATH, (_, path) -> secureView.open(token(path))),
                new Route<>(
                    "POST",
                    SecureViewPage.PATH,
                    (request, path) -> secureView.submit(request, token(path)))));
  }

  private static String token(Map<String, String> path) {
    return path.getOrDefault("token", "");
  }

  /** Where the caller reached the twin, which is where its browser will reach it too. */
  static String origin(Request request) {
    return "http://" + request.header("Host").orElse("localhost");
  }

  @Override
  public Answer handle(Request request) {
    var response =
        switch (router.match(request.method(), request.path())) {
          case Router.Found<Handler>(var route, var path) -> route.handler().answer(request, path);
          case Router.WrongMethod<Handler>(var allowed) ->
              Page.of(405, "Not this way", "").with("Allow", allowed);
          case Router.Nothing<Handler> _ -> Page.of(404, "Nothing here", "");
        };
    return new Answer.Whole(response);
  }

  @Override
  public Response refuse(Request head, Unreadable why) {
    return Page.of(400, "The request could not be read", "");
  }
}
