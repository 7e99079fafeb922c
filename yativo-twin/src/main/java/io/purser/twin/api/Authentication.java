package io.purser.twin.api;

import io.purser.twin.http.Request;
import io.purser.twin.state.ProviderAccount;
import io.purser.twin.state.World;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/** Who is calling: by bearer token, or by key and secret in a pair of headers. */
final class Authentication {
  static final String BAD_KEY = "Invalid, expired, or revoked API key";
  private static final String BAD_TOKEN = "Invalid or expired access token";
  private static final String BEARER = "bearer ";

  private Authentication() {}

  static ProviderAccount caller(World world, Request request, Instant wallNow) {
    var authorization = request.header("Authorization");
    if (authorization.isPresent()) {
      String text = authorization.get();
      boolean bearer = text.regionMatches(true, 0, BEARER, 0, BEARER.length());
      return Optional.of(text)
          .filter(_ -> bearer)
          .flatMap(given -> Tokens.holder(world, given.substring(BEARER.length()).strip(), wallNow))
          .orElseThrow(() -> Refusal.unauthorized(BAD_TOKEN));
    }
    var key = request.header("X-API-Key");
    var secret = request.header("X-API-Secret");
    if (key.isPresent() && secret.isPresent()) {
      return owner(world, key.get(), secret.get()).orElseThrow(() -> Refusal.unauthorized(BAD_KEY));
    }
    throw Refusal.unauthorized(BAD_TOKEN);
  }

  static Optional<ProviderAccount> owner(World world, String key, String secret) {
    return world.providerAccounts.all().stream()
        .flatMap(account -> account.openedBy(key).stream())
        .filter(
            account ->
                MessageDigest.isEqual(
                    account.apiSecret().getBytes(StandardCharsets.UTF_8),
                    secret.getBytes(StandardCharsets.UTF_8)))
        .findFirst();
  }

  static void demand(ProviderAccount caller, Scope scope) {
    if (!caller.scopes().contains(scope.wireName())) {
      throw Refusal.forbidden("API key does not have the '" + scope.wireName() + "' permission");
    }
  }
}
