package io.purser.domain.access.invitation;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Set;

/**
 * Lets whoever has its token and a good login be a customer's login: once, until it expires.
 *
 * @param tokenHash a keyed hash of the token, which is kept nowhere
 * @param toldTo the principals of the operators who were told the token
 */
public record Invitation(
    Header header, String tokenHash, Set<String> toldTo, Instant expiresAt, State state) {
  public Invitation {
    toldTo = Set.copyOf(toldTo);
  }

  /** {@code version} is the one loaded; saving over any other is refused. */
  public record Header(
      InvitationId id,
      TenantId tenant,
      CustomerId customer,
      Instant createdAt,
      Instant updatedAt,
      long version) {}

  /** Whether it may be used at all. */
  public sealed interface State {
    record Open() implements State {}

    record Redeemed(Instant at) implements State {}

    record Revoked(Instant at) implements State {}
  }

  public InvitationId id() {
    return header.id();
  }

  public boolean isGoodAt(Instant time) {
    return switch (state) {
      case State.Open _ -> time.isBefore(expiresAt);
      case State.Redeemed _, State.Revoked _ -> false;
    };
  }

  Invitation redeemed(Instant at) {
    return with(new State.Redeemed(at), at);
  }

  Invitation revoked(Instant at) {
    return with(new State.Revoked(at), at);
  }

  private Invitation with(State newState, Instant at) {
    return new Invitation(
        new Header(
            header.id(),
            header.tenant(),
            header.customer(),
            header.createdAt(),
            at,
            header.version()),
        tokenHash,
        toldTo,
        expiresAt,
        newState);
  }

  /** The same as it is after it was saved. */
  public Invitation saved() {
    return new Invitation(
        new Header(
            header.id(),
            header.tenant(),
            header.customer(),
            header.createdAt(),
            header.updatedAt(),
            header.version() + 1),
        tokenHash,
        toldTo,
        expiresAt,
        state);
  }
}
