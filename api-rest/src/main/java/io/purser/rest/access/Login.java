package io.purser.rest.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the person behind a token last proved who they are, as the issuer says.
 *
 * @param at null where it does not say when
 * @param how the class of that login (OpenID Connect Core, section 2: {@code acr}), null where it
 *     does not say
 * @param strong the classes of which one is needed for risky moves; empty where any will do
 */
record Login(@Nullable Instant at, @Nullable String how, List<String> strong) {
  /** Of whoever does not log in. */
  static final Login NONE = new Login(null, null, List.of());

  Login {
    strong = List.copyOf(strong);
  }

  boolean isStrong() {
    return strong.isEmpty() || (how != null && strong.contains(how));
  }
}
