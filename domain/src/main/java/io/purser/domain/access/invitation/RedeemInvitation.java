package io.purser.domain.access.invitation;

import io.purser.domain.access.Caller;
import io.purser.domain.access.OneTimeTokens;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.LinkLogin;
import io.purser.domain.event.Journal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Makes a newcomer the login of the customer that their invitation is for. Inside a unit of work.
 */
public final class RedeemInvitation {
  private final Invitations invitations;
  private final LinkLogin linkLogin;
  private final OneTimeTokens tokens;
  private final Journal journal;
  private final InstantSource clock;

  public RedeemInvitation(
      Invitations invitations,
      LinkLogin linkLogin,
      OneTimeTokens tokens,
      Journal journal,
      InstantSource clock) {
    this.invitations = invitations;
    this.linkLogin = linkLogin;
    this.tokens = tokens;
    this.journal = journal;
    this.clock = clock;
  }

  /** Whose login they are now; empty when the token is good for nothing, and why is not told. */
  public Optional<CustomerId> handle(Caller.Newcomer newcomer, String token, Initiator by) {
    var now = clock.instant();
    var good =
        tokens
            .hash(OneTimeTokens.Kind.INVITATION, token)
            .flatMap(hash -> invitations.lockByToken(newcomer.tenant(), hash))
            .filter(invitation -> invitation.isGoodAt(now));
    if (good.isEmpty()) {
      return Optional.empty();
    }
    var invitation = good.get();
    var customer = invitation.header().customer();
    // Whoever they are at the issuer is not written down for good.
    var actor =
        new Initiator(Caller.EndUser.actorOf(customer), by.reason(), by.requestId(), by.address());
    var refusal =
        linkLogin.handle(
            newcomer.tenant(),
            customer,
            newcomer.issuer(),
            newcomer.subject(),
            invitation.toldTo(),
            actor);
    if (refusal.isPresent()) {
      return Optional.empty();
    }
    invitations.save(invitation.redeemed(now));
    journal.note(
        actor,
        newcomer.tenant(),
        "invitation.redeemed",
        invitation.id().value(),
        customer,
        List.of(),
        now);
    return Optional.of(customer);
  }
}
