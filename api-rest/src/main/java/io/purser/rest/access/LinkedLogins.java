package io.purser.rest.access;

import io.purser.domain.access.Caller;
import io.purser.domain.access.Logins;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.LinkLogin;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The customers that end users are. A subject that is linked stays what it is; one that is not is
 * linked by the issuer's claim where that is configured, and never by an e-mail.
 */
@Singleton
final class LinkedLogins {
  private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);
  private static final int REMEMBERED = 10_000;

  private record Login(TenantId tenant, String issuer, String subject) {}

  private final UnitOfWork work;
  private final Logins logins;
  private final LinkLogin linkLogin;

  /**
   * A link ends when its customer is deleted. For as long as a node remembers one it lets the login
   * in as that customer, who is deleted and whom nothing is done for, even when the login is linked
   * to another by then. A use does not make it remember for longer.
   */
  private final ShortMemory<Login, Logins.Link> known =
      new ShortMemory<>(REMEMBERED, REMEMBERED_FOR);

  LinkedLogins(UnitOfWork work, Logins logins, LinkLogin linkLogin) {
    this.work = work;
    this.logins = logins;
    this.linkLogin = linkLogin;
  }

  /** Empty when the subject is not linked to a customer. */
  Optional<Caller.EndUser> endUser(
      TenantId tenant, String issuer, String subject, @Nullable Object customerClaim) {
    var login = new Login(tenant, issuer, subject);
    return known
        .get(login)
        .or(() -> look(login, customerClaim))
        .map(link -> new Caller.EndUser(tenant, issuer, subject, link.customer(), link.by()));
  }

  private Optional<Logins.Link> look(Login login, @Nullable Object customerClaim) {
    long asOf = System.nanoTime();
    var found = find(login, customerClaim);
    found.ifPresent(link -> known.put(login, link, asOf));
    return found;
  }

  private Optional<Logins.Link> find(Login login, @Nullable Object customerClaim) {
    return work.inTransaction(
        login.tenant(),
        () ->
            logins
                .find(login.tenant(), login.issuer(), login.subject())
                .or(() -> link(login, customerClaim)));
  }

  private Optional<Logins.Link> link(Login login, @Nullable Object customerClaim) {
    if (!(customerClaim instanceof String text)) {
      return Optional.empty();
    }
    var by = new Initiator("issuer:" + login.issuer(), null, null);
    return CustomerId.parse(text)
        .filter(id -> isLinked(login, id, by))
        .flatMap(_ -> logins.find(login.tenant(), login.issuer(), login.subject()));
  }

  /** The issuer says so, and no operator has a hand in it, unless one was quicker just now. */
  private boolean isLinked(Login login, CustomerId id, Initiator by) {
    return linkLogin
        .handle(login.tenant(), id, login.issuer(), login.subject(), Set.of(), by)
        .isEmpty();
  }
}
