package io.purser.peer.idempotency;

import io.purser.domain.access.Caller;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.tenant.KeyProvider;
import io.purser.peer.edge.ProblemCode;
import io.purser.peer.edge.Refused;
import io.purser.peer.seal.KeyedHash;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Recognises a request that comes again, by the same fingerprint as Purser. */
@Component
public class Calls {
  private static final String HEADER = "Idempotency-Key";

  private final JsonMapper json;
  private final KeyedHash hash;

  Calls(JsonMapper json, KeyProvider keys) {
    this.json = json;
    this.hash = new KeyedHash(keys.keyFor("idempotency-fingerprint"));
  }

  /**
   * The call that a request makes.
   *
   * @param route method and template, without values of its own
   * @param body as it was understood, with its defaults
   */
  public IdempotentCall of(Caller caller, IdempotencyKey key, String route, Object body) {
    var canonical = json.writeValueAsBytes(List.of(route, List.of(), body));
    return new IdempotentCall(
        caller.tenant(), caller.principal(), key, HexFormat.of().formatHex(hash.of(canonical)));
  }

  public static IdempotencyKey key(HttpServletRequest request) {
    var keys = Collections.list(request.getHeaders(HEADER));
    if (keys.isEmpty()) {
      throw new Refused(ProblemCode.IDEMPOTENCY_KEY_MISSING);
    }
    if (keys.size() > 1 || !IdempotencyKey.isValid(keys.getFirst())) {
      throw new Refused(ProblemCode.IDEMPOTENCY_KEY_INVALID);
    }
    return new IdempotencyKey(keys.getFirst());
  }
}
