package io.purser.domain.tenant.setting;

import io.purser.domain.text.Text;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An issuer of access tokens that was named for a tenant while the platform runs. Who runs the
 * platform is not among its operators, whatever its tokens say.
 *
 * @param issuer what its tokens have as {@code iss}
 * @param audience what its tokens must have in {@code aud}; of one issuer each audience is one
 *     tenant's alone
 * @param keysAt the address of its keys
 * @param customerClaim of end users: a claim that holds our customer id; null when logins are only
 *     linked by a service
 * @param rolesClaim of operators: the claim that lists their roles; null for {@code roles}
 */
public record TenantIssuer(
    String issuer,
    String audience,
    String keysAt,
    Kind kind,
    @Nullable String customerClaim,
    @Nullable String rolesClaim,
    Tokens tokens) {
  public static final int LONGEST_NAME = 255;
  public static final int LONGEST_CLAIM = 100;

  public TenantIssuer {
    if ((customerClaim != null && kind != Kind.END_USER)
        || (rolesClaim != null && kind != Kind.OPERATOR)) {
      throw new IllegalArgumentException("a claim is of one kind of issuer");
    }
  }

  /** Whom it speaks for. */
  public enum Kind {
    END_USER("end-user"),
    OPERATOR("operator");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }

    public static Optional<Kind> parse(String text) {
      return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
    }
  }

  /** What its access tokens have as {@code typ}. */
  public enum Tokens {
    /** That of RFC 9068 and nothing else. */
    TYPED("at+jwt"),
    /** That, {@code JWT}, or nothing. */
    ANY("jwt");

    private final String text;

    Tokens(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }

    public static Optional<Tokens> parse(String text) {
      return Arrays.stream(values()).filter(tokens -> tokens.text.equals(text)).findFirst();
    }
  }

  /** Why this is no name of an issuer or an audience; empty when it is one. */
  public static Optional<String> problemWithName(String text) {
    return Text.problemWith(text, LONGEST_NAME);
  }

  /** Why no claim is called this; empty when one may be. */
  public static Optional<String> problemWithClaim(String text) {
    return Text.problemWith(text, LONGEST_CLAIM);
  }

  /** What tells it from all others. */
  public Named named() {
    return new Named(issuer, audience);
  }

  /** An issuer and the audience that its tokens have to name. */
  public record Named(String issuer, String audience) implements Comparable<Named> {
    @Override
    public int compareTo(Named other) {
      int byIssuer = issuer.compareTo(other.issuer);
      return byIssuer == 0 ? audience.compareTo(other.audience) : byIssuer;
    }

    @Override
    public String toString() {
      return issuer + " for " + audience;
    }
  }

  /** As the audit log has it. */
  String said() {
    return "%s, keys at %s, customers by %s, roles by %s, %s"
        .formatted(kind.text, keysAt, customerClaim, rolesClaim, tokens.text);
  }
}
