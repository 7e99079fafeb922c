package io.purser.twin.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Groups wallets. Belongs to the platform itself or, when it names one, to a customer. */
public record Account(
    String id,
    String owner,
    @Nullable String customerId,
    String name,
    String type,
    Instant createdAt) {}
