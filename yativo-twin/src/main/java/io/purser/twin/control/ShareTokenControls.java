package io.purser.twin.control;

import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.Ids;
import io.purser.twin.state.ShareToken;
import io.purser.twin.state.Store;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The verification vendor, which makes share tokens for those whom it has looked at. */
final class ShareTokenControls {
  private static final Set<String> STATES =
      Set.of("approved", "under-review", "incomplete", "rejected");
  private static final Set<String> ENDS = Set.of("approved", "rejected");
  private static final int USUAL_LIFE_SECONDS = 1_200;
  private static final int LONGEST_LIFE_SECONDS = 86_400;

  private final Store store;
  private final BusinessClock clock;

  ShareTokenControls(Store store, BusinessClock clock) {
    this.store = store;
    this.clock = clock;
  }

  List<Route<Control>> routes() {
    return List.of(Control.post("/share-tokens", this::make));
  }

  private Response make(Control.Call call) {
    var fields = call.fields();
    String state =
        fields.word("state", word -> Optional.of(word).filter(STATES::contains)).orElse("approved");
    boolean retryable = fields.flag("retryable").orElse(true);
    var verifiedAt = time(fields, "verified_at");
    var approvedUntil = time(fields, "approved_until");
    int life = fields.number("life_seconds", 0, LONGEST_LIFE_SECONDS).orElse(USUAL_LIFE_SECONDS);
    fields.done();
    var now = clock.now();
    var token =
        new ShareToken(
            Ids.shareToken(),
            state,
            retryable,
            ENDS.contains(state) ? verifiedAt.orElseGet(clock::wallNow) : null,
            state.equals("approved") ? approvedUntil.orElse(null) : null,
            now.plusSeconds(life),
            false);
    store.commit(
        world -> {
          world.shareTokens.put(token);
          return token;
        });
    return Response.json(
        201,
        Json.object()
            .put("share_token", token.token())
            .put("state", state)
            .put("expires_at", token.expiresAt().toString()));
  }

  private static Optional<Instant> time(Fields fields, String name) {
    return fields.word(
        name,
        text -> {
          try {
            return Optional.of(Instant.parse(text));
          } catch (DateTimeException notATime) {
            return Optional.empty();
          }
        });
  }
}
