package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.domain.card.CardPage;
import io.purser.domain.card.CardProvider.Viewing;
import io.purser.domain.card.SecureView;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.ProviderCalls;
import io.purser.yativo.call.Reading;
import io.purser.yativo.call.Request;
import io.purser.yativo.call.Route;
import io.purser.yativo.call.Verdict;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Asks for pages that show what no answer does. */
@Singleton
final class SecurePages {
  private final ProviderCalls provider;
  private final HostedPages pages;

  SecurePages(ProviderCalls provider, HostedPages pages) {
    this.provider = provider;
    this.pages = pages;
  }

  Viewing open(
      ProviderAccountId account,
      String cardCustomer,
      String card,
      Set<CardPage> wanted,
      Deadline deadline) {
    var verdict =
        provider.<SecureView>call(
            account,
            Request.change(Route.VIEW_CARD, cardCustomer, card, body(wanted)),
            deadline,
            envelope ->
                page(envelope.payload(), "secure_view_url", "url")
                    .<Reading<SecureView>>map(Reading.Understood::new)
                    .orElseGet(() -> new Reading.Doubtful<>("answered with no page we may show")));
    return switch (verdict) {
      case Verdict.Ok<SecureView>(var view) -> new Viewing.Shown(view);
      case Verdict.Rejected<SecureView> rejected -> refused(rejected);
      case Verdict.NotExecuted<SecureView> turnedAway ->
          new Viewing.Unavailable(turnedAway.why(), turnedAway.retryAfter());
      case Verdict.NotSent<SecureView>(var why, var retryAfter) ->
          new Viewing.Unavailable(why, retryAfter);
      // A page that nobody opens harms nobody, so the next try gets another.
      case Verdict.Ambiguous<SecureView>(var why) -> new Viewing.Unavailable(why, Duration.ZERO);
    };
  }

  private Viewing refused(Verdict.Rejected<SecureView> rejected) {
    if (!rejected.says("pin_not_set")) {
      return new Viewing.Refused(rejected.code());
    }
    return page(rejected.details(), "pin_setup_url")
        .<Viewing>map(Viewing.PinFirst::new)
        .orElseGet(() -> new Viewing.Unavailable("named no page for the PIN", Duration.ZERO));
  }

  private Optional<SecureView> page(JsonNode payload, String... names) {
    return pages
        .read(payload, names)
        .map(address -> new SecureView(address, Members.time(payload, "expires_at")));
  }

  private static ObjectNode body(Set<CardPage> wanted) {
    var body = JsonNodeFactory.instance.objectNode();
    var views = body.putArray("enabled_views");
    for (var page : EnumSet.copyOf(wanted)) {
      views.add(
          switch (page) {
            case DETAILS -> "data";
            case PIN -> "pin-view";
            case SET_PIN -> "pin-set";
          });
    }
    return body;
  }
}
