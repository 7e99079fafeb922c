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

  /**
   * The principals of the operators who may be the person behind this caller: who they are
   * themselves, who was told the secret, who linked the login. What one has ordered, none who has a
   * hand in common with them may approve. Nobody's where only the shell or an issuer said so.
   */
  Set<String> hands();

  /** One of the tenant's own services, with an API key or with a token that it was given. */
  record Service(TenantId tenant, Identity identity, Set<Scope> scopes) implements Caller {
    public Service {
      scopes = Set.copyOf(scopes);
    }

    @Override
    public String principal() {
      return switch (identity) {
        case Identity.Key(var name, _, _) -> "service:" + name;
        case Identity.Client(var issuer, var id) -> "service:" + issuer + "|" + id;
      };
    }

    @Override
    public Set<String> hands() {
      return switch (identity) {
        case Identity.Key(_, _, var toldTo) -> toldTo;
        case Identity.Client _ -> Set.of();
      };
    }

    /**
     * What a service is known by. The name of a key has no bar in it, so no key is ever taken for a
     * client.
     */
    public sealed interface Identity {
      /**
       * A key that was made for the service of this name.
       *
       * @param toldTo the principals of the operators who were told its secret
       */
      record Key(String name, ApiKeyId id, Set<String> toldTo) implements Identity {
        public Key {
          toldTo = Set.copyOf(toldTo);
        }

        /** No operator was told the secret. */
        public Key(String name, ApiKeyId id) {
          this(name, id, Set.of());
        }
      }

      /** A client that an issuer knows, and gives tokens to in its own name (RFC 6749, 4.4). */
      record Client(String issuer, String id) implements Identity {}
    }
  }

  /**
   * An end user, who is exactly one customer.
   *
   * @param linkedBy the principals of the operators who linked the login to the customer
   */
  record EndUser(
      TenantId tenant, String issuer, String subject, CustomerId customer, Set<String> linkedBy)
      implements Caller {
    public EndUser {
      linkedBy = Set.copyOf(linkedBy);
    }

    /** No operator linked the login. */
    public EndUser(TenantId tenant, String issuer, String subject, CustomerId customer) {
      this(tenant, issuer, subject, customer, Set.of());
    }

    @Override
    public String principal() {
      return principalOf(issuer, subject);
    }

    @Override
    public String actor() {
      return actorOf(customer);
    }

    @Override
    public Set<String> hands() {
      return linkedBy;
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

    @Override
    public Set<String> hands() {
      return Set.of();
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

    @Override
    public Set<String> hands() {
      return Set.of(principal());
    }
  }
}
