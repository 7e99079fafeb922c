package io.purser.rest.access;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token is bound to, so that whoever has the token alone has nothing ({@code cnf}, RFC
 * 7800).
 *
 * @param key the thumbprint of the key whose proof has to come with it (RFC 9449), or null
 * @param certificate the thumbprint of the certificate that the connection has to be made with (RFC
 *     8705), or null
 */
record Binding(@Nullable String key, @Nullable String certificate) {
  static final Binding NONE = new Binding(null, null);
  private static final String KEY = "jkt";
  private static final String CERTIFICATE = "x5t#S256";

  /** Beside {@code jkt} in what Keycloak makes, and says nothing that that does not. */
  private static final String KIND_OF_KEY = "kc-jkt-type";

  private static final Set<String> METHODS = Set.of(KEY, CERTIFICATE);
  private static final Set<String> UNDERSTOOD = Set.of(KEY, CERTIFICATE, KIND_OF_KEY);

  /**
   * Empty when it is bound to something that nobody here can look at, so that the token proves
   * nothing.
   */
  static Optional<Binding> in(JWTClaimsSet claims) {
    var confirmation = claims.getClaim("cnf");
    if (confirmation == null) {
      return Optional.of(NONE);
    }
    boolean isUnderstood =
        confirmation instanceof Map<?, ?> members
            && members.keySet().stream().anyMatch(METHODS::contains)
            && UNDERSTOOD.containsAll(members.keySet())
            && members.values().stream().allMatch(String.class::isInstance);
    return isUnderstood ? Optional.of(of((Map<?, ?>) confirmation)) : Optional.empty();
  }

  private static Binding of(Map<?, ?> members) {
    return new Binding((String) members.get(KEY), (String) members.get(CERTIFICATE));
  }

  boolean isToKey() {
    return key != null;
  }

  boolean isToCertificate() {
    return certificate != null;
  }

  /** Whether the connection was made with the right certificate, if it has to be with any. */
  boolean allows(@Nullable String shown) {
    return certificate == null || Objects.equals(certificate, shown);
  }
}
