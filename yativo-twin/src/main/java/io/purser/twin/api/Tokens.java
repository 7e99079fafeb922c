package io.purser.twin.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.twin.http.Json;
import io.purser.twin.state.ProviderAccount;
import io.purser.twin.state.World;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Access tokens: HS256 JSON web tokens, good for an hour of wall time. */
final class Tokens {
  static final Duration LIFETIME = Duration.ofHours(1);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String HEADER = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");

  private Tokens() {}

  static String issue(World world, ProviderAccount account, Instant wallNow) {
    var claims =
        Json.object()
            .put("sub", account.id())
            .put("gen", account.tokenGeneration())
            .put("key", account.apiKey());
    var scopes = claims.putArray("scopes");
    account.scopes().forEach(scopes::add);
    claims.put("iat", wallNow.getEpochSecond());
    claims.put("exp", wallNow.plus(LIFETIME).getEpochSecond());
    String signed = HEADER + "." + encoded(Json.write(claims));
    return signed + "." + signature(world, signed);
  }

  /** The account the token was issued to, if the token still counts. */
  static Optional<ProviderAccount> holder(World world, String token, Instant wallNow) {
    int end = token.lastIndexOf('.');
    if (end < 0 || !token.startsWith(HEADER + ".")) {
      return Optional.empty();
    }
    String signed = token.substring(0, end);
    boolean genuine =
        MessageDigest.isEqual(bytes(signature(world, signed)), bytes(token.substring(end + 1)));
    if (!genuine) {
      return Optional.empty();
    }
    var claims = claims(signed);
    if (claims.path("exp").asLong() <= wallNow.getEpochSecond()) {
      return Optional.empty();
    }
    return world
        .providerAccounts
        .find(claims.path("sub").asText())
        .filter(account -> account.tokenGeneration() == claims.path("gen").asInt())
        .flatMap(account -> account.openedBy(claims.path("key").asText()));
  }

  private static JsonNode claims(String signed) {
    byte[] json = Base64.getUrlDecoder().decode(signed.substring(HEADER.length() + 1));
    return Json.parse(new String(json, StandardCharsets.UTF_8)).orElseThrow();
  }

  private static String signature(World world, String signed) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      byte[] key = HexFormat.of().parseHex(world.tokenKey.get().hex());
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return BASE64.encodeToString(mac.doFinal(bytes(signed)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static String encoded(String text) {
    return BASE64.encodeToString(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
