package io.purser.twin.api;

import io.purser.twin.http.Request;
import io.purser.twin.state.Cause;
import io.purser.twin.state.ProviderAccount;
import io.purser.twin.state.World;
import java.util.Map;
import java.util.Optional;

/**
 * A request that passed the gate, with the world open for change.
 *
 * @param idempotencyKey empty also when a fault makes the provider overlook it
 */
record Call(
    World world,
    ProviderAccount caller,
    Request request,
    Map<String, String> path,
    Body body,
    Optional<String> idempotencyKey,
    Cause cause) {

  String owner() {
    return caller.id();
  }
}
