package io.purser.twin.state.card;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way to the page that shows a card's secrets. It can be opened once.
 *
 * @param accessCode what has to be typed first, null when nothing has
 * @param session what the opened page carries from form to form, null until it is opened
 */
public record SecureView(
    String token,
    String cardId,
    List<String> views,
    @Nullable String accessCode,
    Instant expiresAt,
    @Nullable String session,
    boolean unlocked) {

  @JsonIgnore
  public boolean isLocked() {
    return accessCode != null && !unlocked;
  }

  public boolean shows(String view) {
    return views.contains(view);
  }

  public SecureView opened(String by) {
    return new SecureView(token, cardId, views, accessCode, expiresAt, by, unlocked);
  }

  public SecureView unlockedNow() {
    return new SecureView(token, cardId, views, accessCode, expiresAt, session, true);
  }
}
