package io.purser.domain.access.invitation;

import io.purser.domain.access.OneTimeToken;
import io.purser.domain.access.OneTimeTokens;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;

/** Invites somebody to log in as a customer, or takes that back. Inside a unit of work. */
public final class InviteCustomer {
  public static final Duration USUAL = Duration.ofDays(7);
  public static final Duration LONGEST = Duration.ofDays(30);

  private final Invitations invitations;
  private final Customers customers;
  private final OneTimeTokens tokens;
  private final Journal journal;
  private final Ids ids;
  private final InstantSource clock;

  public InviteCustomer(
      Invitations invitations,
      Customers customers,
      OneTimeTokens tokens,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    this.invitations = invitations;
    this.customers = customers;
    this.tokens = tokens;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @param lasts at most {@link #LONGEST}
   * @param tellTo the {@linkplain io.purser.domain.access.Caller#hands hands} of whoever is told
   *     the token
   */
  public Result invite(
      TenantId tenant, CustomerId customer, Duration lasts, Set<String> tellTo, Initiator by) {
    if (!lasts.isPositive() || lasts.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("an invitation lasts for a while, and not for longer");
    }
    var found = customers.getForShare(tenant, customer);
    if (found.isEmpty()) {
      return new Result.Refused(new CustomerRefusal.NoSuchCustomer());
    }
    if (found.get() instanceof Customer.Deleted) {
      return new Result.Refused(new CustomerRefusal.CustomerDeleted(customer));
    }
    var now = clock.instant();
    var token = tokens.next(OneTimeTokens.Kind.INVITATION);
    var invitation =
        new Invitation(
            new Invitation.Header(InvitationId.next(ids), tenant, customer, now, now, 1),
            token.hash(),
            tellTo,
            now.plus(lasts),
            new Invitation.State.Open());
    invitations.add(invitation);
    journal.note(by, tenant, "invitation.made", invitation.id().value(), customer, List.of(), now);
    return new Result.Invited(invitation, token);
  }

  /** It is good no more; doing it twice is fine. */
  public Revocation revoke(
      TenantId tenant, CustomerId customer, InvitationId id, LongPredicate expected, Initiator by) {
    if (customers.getForShare(tenant, customer).orElse(null) instanceof Customer.Deleted) {
      return new Revocation.Refused(new CustomerRefusal.CustomerDeleted(customer));
    }
    var found = invitations.lock(tenant, customer, id);
    if (found.isEmpty()) {
      return new Revocation.NoSuchInvitation();
    }
    var invitation = found.get();
    if (!expected.test(invitation.header().version())) {
      return new Revocation.OtherVersion();
    }
    return switch (invitation.state()) {
      case Invitation.State.Revoked _ -> new Revocation.Revoked();
      case Invitation.State.Redeemed _ -> new Revocation.IsRedeemed();
      case Invitation.State.Open _ -> {
        var now = clock.instant();
        invitations.save(invitation.revoked(now));
        journal.note(by, tenant, "invitation.revoked", id.value(), customer, List.of(), now);
        yield new Revocation.Revoked();
      }
    };
  }

  /** What came of inviting. */
  public sealed interface Result {
    /** The token is not kept and cannot be had again. */
    record Invited(Invitation invitation, OneTimeToken token) implements Result {}

    record Refused(CustomerRefusal why) implements Result {}
  }

  /** What came of taking it back. */
  public sealed interface Revocation {
    record Revoked() implements Revocation {}

    /** Somebody is the customer's login by it. */
    record IsRedeemed() implements Revocation {}

    record NoSuchInvitation() implements Revocation {}

    /** Somebody has changed it since the caller looked. */
    record OtherVersion() implements Revocation {}

    record Refused(CustomerRefusal why) implements Revocation {}
  }
}
