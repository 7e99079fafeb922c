package io.purser.domain.access;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.util.Set;

/** Who calls us, as the credential proves it. The tenant comes from here and from nowhere else. */
public sealed interface Caller {
  TenantId tenant();

  /**
   * The same caller under another credential has the same principal, so a key rotation does not
   * break a retry.
   */
  String principal();

  /**
   * What the caller is called where it is written down for good: as {@link #principal}, but for end
   * users, whose issuer knows who they are, the customer.
   */
  default String actor() {
    return principal();
  }

  /** One of the tenant's own services, with an API key or with a token that it was given. */
  record Service(TenantId tenant, Identity identity, Set<Scope> scopes) implements Caller {
    public Service {
      scopes = Set.copyOf(scopes);
    }

    @Override
    public String principal() {
      return switch (identity) {
        case Identity.Key(var name, _) -> "service:" + name;
        case Identity.Client(var issuer, var id) -> "service:" + issuer + "|" + id;
      };
    }

    /**
     * What a service is known by. The name of a key has no bar in it, so no key is ever taken for a
     * client.
     */
    public sealed interface Identity {
      /** A key that was made for the service of this name. */
      record Key(String name, ApiKeyId id) implements Identity {}

      /** A client that an issuer knows, and gives tokens to in its own name (RFC 6749, 4.4). */
      record Client(String issuer, String id) implements Identity {}
    }
  }

  /** An end user, who is exactly one customer. */
  record EndUser(TenantId tenant, String issuer, String subject, CustomerId customer)
      implements Caller {
    @Override
    public String principal() {
      return principalOf(issuer, subject);
    }

    @Override
    public String actor() {
      return actorOf(customer);
    }

    /** What end users who are this customer are called where it is written down for good. */
    public static String actorOf(CustomerId customer) {
      return "user:" + customer;
    }

    /** The principal of whoever logs in as this subject. */
    public static String principalOf(String issuer, String subject) {
      return "user:" + issuer + "|" + subject;
    }
  }

  /**
   * Someone with a good login that is no customer's yet. Who becomes a customer's end user is the
   * same principal as before, so that the request which made them one can be retried.
   */
  record Newcomer(TenantId tenant, String issuer, String subject) implements Caller {
    @Override
    public String principal() {
      return EndUser.principalOf(issuer, subject);
    }
  }

  /** Someone who works for the tenant. */
  record Operator(TenantId tenant, String issuer, String subject, Set<Role> roles)
      implements Caller {
    public Operator {
      roles = Set.copyOf(roles);
    }

    @Override
    public String principal() {
      return "operator:" + issuer + "|" + subject;
    }
  }
}
