package io.purser.twin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.Ids;
import io.purser.twin.state.ProviderAccount;
import io.purser.twin.state.ShareToken;
import io.purser.twin.state.VerificationImport;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * A company's own importer, which takes share tokens of its verification vendor. A platform shows
 * its API secret as bearer. Whatever was answered under a key is answered again, refusals too.
 */
final class VerificationImportRoutes {
  /** Where it is, beside the provider. */
  static final String PREFIX = "/importer/";

  private static final String PATH = PREFIX + "v1/verification-imports";
  private static final String BEARER = "Bearer ";

  List<Route<Operation>> routes() {
    return List.of(
        Operation.post(PATH, Scope.NONE, this::take),
        Operation.get(PATH + "/{key}", Scope.NONE, this::find));
  }

  private Response take(Call call) {
    var owner = owner(call);
    if (call.request().header("Idempotency-Key").isEmpty()) {
      throw new Refusal(400, "idempotency-key-missing", "Idempotency-Key is missing");
    }
    String token = call.body().text("shareToken");
    String customer = call.body().text("customerReference");
    call.body().check();
    var earlier = call.idempotencyKey().flatMap(key -> kept(call, owner, key));
    if (earlier.isPresent()) {
      if (!earlier.get().fingerprint().equals(fingerprint(token, customer))) {
        throw new Refusal(409, "idempotency-key-reused", "The key has another request");
      }
      return Response.jsonText(earlier.get().status(), earlier.get().answer());
    }
    var response = taken(call, owner, token, customer);
    call.idempotencyKey()
        .ifPresent(
            key ->
                call.world()
                    .verificationImports
                    .put(
                        new VerificationImport(
                            VerificationImport.id(owner.id(), key),
                            fingerprint(token, customer),
                            response.status(),
                            response.body(),
                            call.cause().at())));
    return response;
  }

  private static Response taken(Call call, ProviderAccount owner, String token, String customer) {
    var known = call.world().shareTokens.find(token);
    if (known.isEmpty()) {
      return refused("share-token-unknown", "Nobody knows this share token");
    }
    var found = known.get();
    if (!call.cause().at().isBefore(found.expiresAt())) {
      return refused("share-token-expired", "The share token is too old");
    }
    if (found.isUsed()) {
      return refused("share-token-used", "The share token was used before");
    }
    call.world().shareTokens.put(found.used());
    String id = Ids.verificationImport();
    call.world().effect(call.cause(), "verification_imported", owner.id(), customer, id);
    return Response.json(200, answer(id, customer, found));
  }

  private static ObjectNode answer(String id, String customer, ShareToken found) {
    var json =
        Json.object()
            .put("importReference", id)
            .put("customerReference", customer)
            .put("state", found.state());
    if (found.state().equals("rejected")) {
      json.put("retryable", found.retryable());
    } else {
      json.putNull("retryable");
    }
    return json.put("verifiedAt", found.verifiedAt() == null ? null : found.verifiedAt().toString())
        .put("expiresAt", found.approvedUntil() == null ? null : found.approvedUntil().toString());
  }

  /** Not thrown, since what was refused is remembered. */
  private static Response refused(String code, String title) {
    return Family.IMPORTER.failure(new Refusal(422, code, title));
  }

  private Response find(Call call) {
    var owner = owner(call);
    return kept(call, owner, call.path().getOrDefault("key", ""))
        .filter(found -> found.status() == 200)
        .map(found -> Response.jsonText(200, found.answer()))
        .orElseThrow(
            () -> new Refusal(404, "verification-import-unknown", "Nothing was imported so"));
  }

  private static Optional<VerificationImport> kept(Call call, ProviderAccount owner, String key) {
    return call.world().verificationImports.find(VerificationImport.id(owner.id(), key));
  }

  private static ProviderAccount owner(Call call) {
    return call.request()
        .header("Authorization")
        .filter(shown -> shown.startsWith(BEARER))
        .map(shown -> bytes(shown.substring(BEARER.length())))
        .flatMap(
            secret ->
                call.world().providerAccounts.all().stream()
                    .filter(account -> MessageDigest.isEqual(bytes(account.apiSecret()), secret))
                    .findFirst())
        .orElseThrow(() -> Refusal.unauthorized("Nobody has this token"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String fingerprint(String token, String customer) {
    return token + "|" + customer;
  }
}
