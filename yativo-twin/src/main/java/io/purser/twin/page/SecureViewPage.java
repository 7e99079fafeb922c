package io.purser.twin.page;

import io.purser.twin.card.Cards;
import io.purser.twin.http.Form;
import io.purser.twin.http.Request;
import io.purser.twin.http.Response;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.Cause;
import io.purser.twin.state.Ids;
import io.purser.twin.state.Store;
import io.purser.twin.state.World;
import io.purser.twin.state.card.Card;
import io.purser.twin.state.card.SecureView;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Where a cardholder sees their card and sets its PIN. The address opens it once; what follows
 * happens within the page that was opened. Without a PIN the PIN comes first.
 */
public final class SecureViewPage {
  public static final String DATA = "data";
  public static final String PIN_VIEW = "pin-view";
  public static final String PIN_SET = "pin-set";
  public static final List<String> VIEWS = List.of(DATA, PIN_VIEW, PIN_SET);

  static final String PATH = HostedPages.PREFIX + "/card";
  private static final DateTimeFormatter EXPIRY =
      DateTimeFormatter.ofPattern("MM/yy").withZone(ZoneOffset.UTC);
  private static final long VALID_DAYS = 3 * 365L;

  private final Store store;
  private final BusinessClock clock;

  SecureViewPage(Store store, BusinessClock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The page's address as the caller can reach it. */
  public static String address(Request request, SecureView view) {
    return HostedPages.origin(request) + PATH + "?view=" + view.token();
  }

  Response open(Request request) {
    String token = token(request);
    return store.commit(
        world -> {
          var found = live(world, token).filter(view -> view.session() == null);
          if (found.isEmpty()) {
            return Page.gone();
          }
          var opened = found.get().opened(Ids.pageToken());
          world.secureViews.put(opened);
          return page(opened, card(world, opened), "");
        });
  }

  Response submit(Request request) {
    String token = token(request);
    var form = Form.of(request.body());
    return store.commit(
        world -> {
          var found =
              live(world, token)
                  .filter(view -> view.session() != null)
                  .filter(view -> form.text("session").equals(Optional.ofNullable(view.session())));
          return found.map(view -> acted(world, view, form)).orElseGet(Page::gone);
        });
  }

  private Response acted(World world, SecureView view, Form form) {
    var card = card(world, view);
    if (view.isLocked()) {
      if (!form.text("access_code").equals(Optional.ofNullable(view.accessCode()))) {
        return page(view, card, "<p>That is not the code.</p>");
      }
      var unlocked = view.unlockedNow();
      world.secureViews.put(unlocked);
      return page(unlocked, card, "");
    }
    if (!view.shows(PIN_SET)) {
      return page(view, card, "");
    }
    var pin = form.text("pin").filter(text -> text.matches("\\d{4}"));
    if (pin.isEmpty()) {
      return page(view, card, "<p>A PIN has four digits.</p>");
    }
    var changed = Cards.setPin(world, Cause.byItself(clock.now()), card, pin.get());
    return page(view, changed, "<p>The PIN is set.</p>");
  }

  private static String token(Request request) {
    return request.query().getOrDefault("view", "");
  }

  private Optional<SecureView> live(World world, String token) {
    return world
        .secureViews
        .find(token)
        .filter(view -> clock.now().isBefore(view.expiresAt()))
        .filter(view -> world.cards.find(view.cardId()).isPresent());
  }

  private static Card card(World world, SecureView view) {
    return world.cards.find(view.cardId()).orElseThrow();
  }

  private static Response page(SecureView view, Card card, String notice) {
    var body = new StringBuilder(notice);
    if (view.isLocked()) {
      body.append(form(view, "<label>Access code <input name=\"access_code\"></label>"));
    } else if (card.pin() == null && view.shows(PIN_SET)) {
      body.append(pinForm(view));
    } else {
      if (view.shows(DATA)) {
        body.append(details(card));
      }
      if (view.shows(PIN_VIEW)) {
        body.append("<p>PIN <b>").append(card.pin()).append("</b></p>");
      }
      if (view.shows(PIN_SET)) {
        body.append(pinForm(view));
      }
    }
    return Page.of(200, "Your card", body.toString());
  }

  private static String details(Card card) {
    return "<p>Number <b>%s</b><br>Expires <b>%s</b><br>CVV <b>123</b></p>"
        .formatted(card.number(), EXPIRY.format(card.createdAt().plusSeconds(VALID_DAYS * 86_400)));
  }

  private static String pinForm(SecureView view) {
    return form(
        view, "<label>New PIN <input name=\"pin\" inputmode=\"numeric\" maxlength=\"4\"></label>");
  }

  private static String form(SecureView view, String fields) {
    return """
        <form method="post"><input type="hidden" name="session" value="%s">
        <p>%s <button>Continue</button></p></form>
        """
        .formatted(view.session(), fields);
  }
}
