package io.purser.rest.tenant;

import io.purser.domain.tenant.setting.TenantIssuer;
import io.purser.domain.tenant.setting.TenantIssuer.Kind;
import io.purser.domain.tenant.setting.TenantIssuer.Tokens;
import io.purser.domain.webhook.Destinations;
import io.purser.domain.webhook.WebhookUrl;
import io.purser.rest.json.Body;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An issuer of a tenant, as it is written and read. */
@Schema(
    name = "TenantIssuer",
    description = "An issuer whose access tokens are taken for a tenant.")
record TenantIssuerView(
    @Schema(
            description = "What its tokens have as iss.",
            minLength = 1,
            maxLength = TenantIssuer.LONGEST_NAME,
            example = "https://login.acme.example")
        String issuer,
    @Schema(
            description =
                "What its tokens must have in aud. Of one issuer each audience is one tenant's alone.",
            minLength = 1,
            maxLength = TenantIssuer.LONGEST_NAME,
            example = "purser-acme")
        String audience,
    @Schema(
            description =
                "Where it publishes its keys: https, at an address that everybody can reach, without"
                    + " redirects.",
            maxLength = 500,
            example = "https://login.acme.example/keys")
        String jwksUri,
    @Schema(
            type = "string",
            allowableValues = {"end-user", "operator"},
            example = "end-user")
        String kind,
    @Schema(
            description =
                "Of end users: a claim that holds our customer id; without it, logins are linked by a"
                    + " service.",
            minLength = 1,
            maxLength = TenantIssuer.LONGEST_CLAIM,
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "purser_customer")
        @Nullable String customerClaim,
    @Schema(
            description =
                "Of operators: the claim that lists support, compliance or admin; roles where it is"
                    + " not said. The role platform never counts.",
            minLength = 1,
            maxLength = TenantIssuer.LONGEST_CLAIM,
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "roles")
        @Nullable String rolesClaim,
    @Schema(
            type = "string",
            description =
                "What its access tokens have as typ: at+jwt takes those of RFC 9068 alone; jwt those"
                    + " with JWT or none as well.",
            allowableValues = {"jwt", "at+jwt"},
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "at+jwt")
        String tokenType) {
  private static final Map<String, Kind> KINDS =
      Map.of(Kind.END_USER.text(), Kind.END_USER, Kind.OPERATOR.text(), Kind.OPERATOR);
  private static final Map<String, Tokens> TOKENS =
      Map.of(Tokens.ANY.text(), Tokens.ANY, Tokens.TYPED.text(), Tokens.TYPED);

  /** What cannot be is noted with the body that it is a part of, and then null. */
  static @Nullable TenantIssuer read(Body body, Destinations destinations) {
    var issuer = body.requiredText("issuer", TenantIssuer::problemWithName);
    var audience = body.requiredText("audience", TenantIssuer::problemWithName);
    var keysAt = body.requiredText("jwksUri", text -> WebhookUrl.problemWith(text, destinations));
    if (!body.has("kind")) {
      body.refuse("kind", ProblemCode.MISSING_MEMBER, "must be there");
    }
    var kind = body.choice("kind", KINDS, Kind.END_USER);
    var customerClaim = body.text("customerClaim", TenantIssuer::problemWithClaim);
    var rolesClaim = body.text("rolesClaim", TenantIssuer::problemWithClaim);
    var tokens = body.choice("tokenType", TOKENS, Tokens.ANY);
    if (customerClaim != null && kind != Kind.END_USER) {
      body.refuse("customerClaim", ProblemCode.INVALID_VALUE, "is of issuers of end users");
    }
    if (rolesClaim != null && kind != Kind.OPERATOR) {
      body.refuse("rolesClaim", ProblemCode.INVALID_VALUE, "is of issuers of operators");
    }
    return body.isFine()
        ? new TenantIssuer(issuer, audience, keysAt, kind, customerClaim, rolesClaim, tokens)
        : null;
  }

  static List<TenantIssuerView> of(List<TenantIssuer> issuers) {
    return issuers.stream().map(TenantIssuerView::of).toList();
  }

  private static TenantIssuerView of(TenantIssuer issuer) {
    return new TenantIssuerView(
        issuer.issuer(),
        issuer.audience(),
        issuer.keysAt(),
        issuer.kind().text(),
        issuer.customerClaim(),
        issuer.rolesClaim(),
        issuer.tokens().text());
  }
}
