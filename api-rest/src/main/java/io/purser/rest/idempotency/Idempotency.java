package io.purser.rest.idempotency;

import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.tenant.DerivedKey;
import io.purser.domain.tenant.KeyProvider;
import io.purser.rest.access.Call;
import io.purser.rest.json.JsonText;
import jakarta.inject.Singleton;
import java.util.List;

/** Recognises a request that comes again. */
@Singleton
public final class Idempotency {
  private final JsonText json;
  private final DerivedKey secret;

  Idempotency(JsonText json, KeyProvider keys) {
    this.json = json;
    this.secret = new DerivedKey(keys, "idempotency-fingerprint");
  }

  /**
   * The call that this request makes. Its fingerprint is keyed, because the plain hash of something
   * short gives the short thing away.
   *
   * @param route method and template, such as {@code POST /v1/customers}
   * @param path the values of the template's variables, as they were understood
   * @param request the body as it was understood, with its defaults
   */
  public IdempotentCall of(
      Call call, IdempotencyKey key, String route, List<String> path, Object request) {
    var canonical = json.canonical(List.of(route, path, request));
    return new IdempotentCall(
        call.tenant(), call.caller().principal(), key, secret.hash(canonical));
  }
}
