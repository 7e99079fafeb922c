package io.purser.twin.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.state.SendKey;
import io.purser.twin.state.World;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;

/** Idempotency keys of sends, kept for a day of the business clock. */
final class SentBefore {
  private static final Duration KEPT = Duration.ofHours(24);

  private SentBefore() {}

  /**
   * The first answer under the call's key.
   *
   * @throws Refusal when the key was used for another body
   */
  static Optional<Response> answer(Call call) {
    forgetOld(call.world(), call.cause().at());
    return call.idempotencyKey()
        .flatMap(key -> call.world().sendKeys.find(SendKey.id(call.owner(), key)))
        .map(
            sent -> {
              if (!sent.fingerprint().equals(fingerprint(call))) {
                throw Refusal.conflict(
                    "A transaction with this idempotency key already exists",
                    Json.object().put("existing_transaction_id", sent.transactionId()));
              }
              return Response.jsonText(200, sent.answer());
            });
  }

  /** Only sends that were begun are remembered: a refused one may be mended and tried again. */
  static void remember(Call call, String transactionId, String answer) {
    call.idempotencyKey()
        .ifPresent(
            key ->
                call.world()
                    .sendKeys
                    .put(
                        new SendKey(
                            SendKey.id(call.owner(), key),
                            fingerprint(call),
                            transactionId,
                            answer,
                            call.cause().at())));
  }

  private static void forgetOld(World world, Instant now) {
    var oldest = now.minus(KEPT);
    var expired =
        world.sendKeys.all().stream()
            .takeWhile(sent -> !sent.createdAt().isAfter(oldest))
            .map(SendKey::id)
            .toList();
    expired.forEach(world.sendKeys::remove);
  }

  private static String fingerprint(Call call) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      String canonical = canonical(call.body().raw());
      return HexFormat.of().formatHex(sha.digest(canonical.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** The same text for bodies that differ in spaces or in the order of members. */
  private static String canonical(JsonNode node) {
    if (node.isObject()) {
      var members = new TreeMap<String, String>();
      node.properties()
          .forEach(member -> members.put(member.getKey(), canonical(member.getValue())));
      return members.toString();
    }
    return node.toString();
  }
}
