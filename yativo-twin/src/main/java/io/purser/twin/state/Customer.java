package io.purser.twin.state;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A WaaS customer: a wallet sub-account of the platform. */
public record Customer(
    String id,
    String owner,
    String email,
    @Nullable String name,
    @Nullable String phone,
    Map<String, String> metadata,
    CustomerStatus status,
    Instant createdAt) {

  public Customer with(CustomerStatus next) {
    return new Customer(id, owner, email, name, phone, metadata, next, createdAt);
  }
}
