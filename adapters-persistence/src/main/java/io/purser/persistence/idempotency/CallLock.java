package io.purser.persistence.idempotency;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.function;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * Lets one transaction at a time look at a call, and the others know without waiting. The lock is a
 * number of 64 bits, so two calls may share one: then one of them is in flight a little too early,
 * and its retry succeeds.
 */
final class CallLock {
  private CallLock() {}

  /**
   * Whether this transaction has the lock, which it tries to get when it has not, and then holds
   * until it ends.
   */
  static Condition isHad(Field<Long> number) {
    return condition(function("pg_try_advisory_xact_lock", SQLDataType.BOOLEAN, number));
  }

  static long number(CallId call) {
    var text = String.join("\0", call.tenant().value(), call.principal(), call.key());
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
