package io.purser.domain.idempotency;

import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import io.purser.domain.operation.OperationId;
import io.purser.domain.tenant.Tenant;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** Calls with keys, and what their contracts do with them. */
abstract class CallsWithKeys extends StoreContract {
  static final Duration LEASE = Duration.ofSeconds(30);

  Customer customer;
  IdempotentCall call;

  @BeforeEach
  void giveCall() {
    customer = given.customer(tenant);
    call = call(tenant, "service:app", "key-1", "fingerprint-1");
  }

  static IdempotentCall call(Tenant of, String principal, String key, String fingerprint) {
    return new IdempotentCall(of.id(), principal, new IdempotencyKey(key), fingerprint);
  }

  IdempotencyRecords records() {
    return store().idempotencyRecords();
  }

  Claim claim(IdempotentCall wanted) {
    return in(() -> records().claim(wanted, LEASE));
  }

  Ticket ticket(IdempotentCall wanted) {
    return switch (claim(wanted)) {
      case Claim.Fresh(var ticket) -> ticket;
      case Claim.Resumable(var ticket, _) -> ticket;
      case Claim other -> throw new IllegalStateException("not claimed: " + other);
    };
  }

  StoredAnswer answer(String body) {
    return new StoredAnswer(
        201,
        Map.of("Content-Type", "application/json", "Location", "/v1/customers/1", "ETag", "\"1\""),
        body,
        customer.id());
  }

  OperationId operation() {
    return given.operation(tenant, customer).id();
  }
}
