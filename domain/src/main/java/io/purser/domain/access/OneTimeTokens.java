package io.purser.domain.access;

import io.purser.domain.tenant.DerivedKey;
import io.purser.domain.tenant.KeyProvider;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes what proves something once: 256 random bits, told in one answer, of which a keyed hash is
 * kept. The hash says nothing to whoever has the database alone, and what is of one kind is nothing
 * of the other.
 */
public final class OneTimeTokens {
  private static final int BYTES = 32;

  /** What a token is for, which it begins with. */
  public enum Kind {
    CONFIRMATION("pcf_"),
    INVITATION("piv_");

    private final String prefix;
    private final Pattern form;

    Kind(String prefix) {
      this.prefix = prefix;
      this.form = Pattern.compile(prefix + "[A-Za-z0-9_-]{43}");
    }
  }

  private final SecureRandom random;
  private final DerivedKey key;

  public OneTimeTokens(KeyProvider keys, SecureRandom random) {
    this.random = random;
    this.key = new DerivedKey(keys, "one-time-tokens");
  }

  public OneTimeToken next(Kind kind) {
    var bits = new byte[BYTES];
    random.nextBytes(bits);
    var text = kind.prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    return new OneTimeToken(text, keyedHash(text));
  }

  /** What would be kept of this token; empty when it cannot be one. */
  public Optional<String> hash(Kind kind, String text) {
    return kind.form.matcher(text).matches() ? Optional.of(keyedHash(text)) : Optional.empty();
  }

  /** HMAC-SHA-256 in hex, for what is short enough to be guessed from a plain hash. */
  public String keyedHash(String text) {
    return key.hash(text);
  }
}
