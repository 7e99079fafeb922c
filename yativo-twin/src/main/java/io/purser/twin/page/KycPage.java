package io.purser.twin.page;

import io.purser.twin.card.KycReviews;
import io.purser.twin.http.Form;
import io.purser.twin.http.Request;
import io.purser.twin.http.Response;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.Cause;
import io.purser.twin.state.Store;
import io.purser.twin.state.World;
import io.purser.twin.state.card.CardCurrency;
import io.purser.twin.state.card.CardCustomer;
import io.purser.twin.state.card.KycLink;
import io.purser.twin.state.card.KycStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a cardholder proves who they are. Here they choose instead how the review will end: there
 * are no papers to look at.
 */
public final class KycPage {
  static final String PATH = HostedPages.PREFIX + "/kyc";
  private final Store store;
  private final BusinessClock clock;
  private final KycReviews reviews;

  KycPage(Store store, BusinessClock clock, KycReviews reviews) {
    this.store = store;
    this.clock = clock;
    this.reviews = reviews;
  }

  /** The page's address as the caller can reach it. */
  public static String address(Request request, KycLink link) {
    return HostedPages.origin(request) + PATH + "?accessToken=" + link.token();
  }

  Response show(Request request) {
    return store.read(
        world ->
            customer(world, request)
                .map(customer -> page(customer, token(request)))
                .orElseGet(Page::gone));
  }

  Response submit(Request request) {
    var form = Form.of(request.body());
    var outcome = form.text("decision").flatMap(KycStatus::named).filter(KycPage::isOutcome);
    var currency = form.text("currency").flatMap(CardCurrency::named);
    return store.commit(
        world -> {
          var found = customer(world, request);
          if (found.isEmpty()) {
            return Page.gone();
          }
          var customer = found.get();
          if (outcome.isEmpty()) {
            return Page.of(400, "Identity check", "<p>Choose one of the three.</p>");
          }
          if (!mayHandIn(customer)) {
            return page(customer, token(request));
          }
          if (currency.isPresent()) {
            customer = reviews.withCurrency(world, customer, currency.get());
          }
          reviews.submit(
              world, Cause.byItself(clock.now()), customer, outcome.get(), reason(outcome.get()));
          return Page.of(200, "Thank you", "<p>Your papers are being looked at.</p>");
        });
  }

  private static @Nullable String reason(KycStatus outcome) {
    return switch (outcome) {
      case REJECTED -> "The identity could not be verified";
      case PENDING_REVIEW -> "The document is not readable";
      case PENDING, IN_PROGRESS, APPROVED, EXPIRED -> null;
    };
  }

  private static boolean isOutcome(KycStatus status) {
    return switch (status) {
      case APPROVED, PENDING_REVIEW, REJECTED -> true;
      case PENDING, IN_PROGRESS, EXPIRED -> false;
    };
  }

  private static boolean mayHandIn(CardCustomer customer) {
    return switch (customer.progress().kyc().status()) {
      case PENDING, PENDING_REVIEW -> true;
      case IN_PROGRESS, APPROVED, REJECTED, EXPIRED -> false;
    };
  }

  private static Response page(CardCustomer customer, String token) {
    if (!mayHandIn(customer)) {
      return Page.of(200, "Identity check", "<p>There is nothing to hand in.</p>");
    }
    return Page.of(
        200,
        "Identity check",
        """
        <p>No papers are asked for here. Choose how the review is to end.</p>
        <form method="post" action="%s?accessToken=%s">
        <p><label>Region <select name="currency">
        <option value="">as set</option>
        <option>USD</option><option>EUR</option><option>GBP</option>
        </select></label></p>
        <button name="decision" value="approved">Approve</button>
        <button name="decision" value="pending_review">Ask again</button>
        <button name="decision" value="rejected">Reject</button>
        </form>
        """
            .formatted(PATH, token));
  }

  private Optional<CardCustomer> customer(World world, Request request) {
    return world
        .kycLinks
        .find(token(request))
        .filter(link -> clock.now().isBefore(link.expiresAt()))
        .flatMap(link -> world.cardCustomers.find(link.cardCustomer()));
  }

  private static String token(Request request) {
    return request.query().getOrDefault("accessToken", "");
  }
}
