package io.purser.persistence.idempotency;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.val;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;

/**
 * Lets one transaction at a time look at a call, and the others know without waiting. The lock is a
 * number of 64 bits, so two calls may share one: then one of them is in flight a little too early,
 * and its retry succeeds.
 */
final class CallLock {
  private CallLock() {}

  /** Held until the transaction ends. */
  static boolean tryLock(DSLContext dsl, CallId call) {
    var locked =
        dsl.select(function("pg_try_advisory_xact_lock", SQLDataType.BOOLEAN, val(number(call))))
            .fetchOne(0, boolean.class);
    return Boolean.TRUE.equals(locked);
  }

  private static long number(CallId call) {
    var text = String.join("\0", call.tenant().value(), call.principal(), call.key());
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
