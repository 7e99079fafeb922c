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

/** The pages the provider hosts. They ask for no key: whoever has the link may open it. */
public final class HostedPages implements Application {
  public static final String PREFIX = "/_hosted";

  /** What answers a page's address. */
  private interface Handler {
    Response answer(Request request);
  }

  private final Router<Handler> router;

  public HostedPages(Store store, BusinessClock clock, KycReviews reviews) {
    var kyc = new KycPage(store, clock, reviews);
    var secureView = new SecureViewPage(store, clock);
    this.router =
        Router.of(
            List.of(
                new Route<>("GET", KycPage.PATH, kyc::show),
                new Route<>("POST", KycPage.PATH, kyc::submit),
                new Route<>("GET", SecureViewPage.PATH, secureView::open),
                new Route<>("POST", SecureViewPage.PATH, secureView::submit)));
  }

  /** Where the caller reached the twin, which is where its browser will reach it too. */
  static String origin(Request request) {
    return "http://" + request.header("Host").orElse("localhost");
  }

  @Override
  public Answer handle(Request request) {
    var response =
        switch (router.match(request.method(), request.path())) {
          case Router.Found<Handler>(var route, var _) -> route.handler().answer(request);
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
