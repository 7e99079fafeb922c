package io.purser.rest.access.key;

import io.purser.domain.access.ApiKey;
import io.purser.domain.access.IssueApiKey;
import io.purser.domain.access.Scope;
import io.purser.rest.json.Body;
import io.purser.rest.json.Times;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A key that is to be made. */
@Schema(name = "NewApiKey", description = "Which service is to have a key, and what for.")
record NewApiKey(
    @Schema(
            description =
                "Who calls with it. Keys of one service are one caller: what one has begun, another"
                    + " may repeat.",
            pattern = "^[a-z0-9][a-z0-9-]{0,39}$",
            example = "ledger")
        String service,
    @Schema(
            description = "What it is for, in your words.",
            maxLength = 200,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "reads balances at night")
        String description,
    @Schema(
            description = "What it may be used for; GET /docs says which route needs what.",
            example = "[\"customers:read\", \"wallets:read\"]")
        List<String> scopes,
    @Schema(
            description =
                "The blocks of addresses that it may be used from (CIDR, at most 20); anywhere when"
                    + " there are none.",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "[\"203.0.113.0/24\", \"2001:db8::/32\"]")
        @Nullable List<String> allowedFrom,
    @Schema(
            description = "When it stops working; never when there is none.",
            format = "date-time",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "2027-01-31T09:30:00Z")
        @Nullable String expiresAt) {
  static final String EXPIRES_AT = "expiresAt";
  private static final String SCOPES = "scopes";

  static NewApiKey read(byte[] bytes) {
    var body = Body.read(bytes);
    var service = body.requiredText("service", IssueApiKey::problemWithService);
    var description = ApiKeyMembers.description(body);
    var scopes = body.texts(SCOPES, Scope.values().length, NewApiKey::problemWithScope);
    if (scopes == null && (!body.has(SCOPES) || body.isNothing(SCOPES))) {
      body.refuse(SCOPES, ProblemCode.MISSING_MEMBER, "must be there");
    }
    var allowedFrom = ApiKeyMembers.allowedFrom(body);
    var expiresAt = body.text(EXPIRES_AT, NewApiKey::problemWithTime);
    body.end();
    return new NewApiKey(
        service, description, scopes == null ? List.of() : scopes, allowedFrom, expiresAt);
  }

  /** An admin who could make such a key would be the second person to themselves. */
  private static Optional<String> problemWithScope(String text) {
    var scope = Scope.parse(text);
    if (scope.isEmpty()) {
      return Optional.of("must be scopes, such as customers:read; see docs/permissions.md");
    }
    return scope.get().isGivenByBootstrapAlone()
        ? Optional.of("must not have " + text + ", which bootstrap alone gives")
        : Optional.empty();
  }

  private static Optional<String> problemWithTime(String text) {
    return Times.parse(text).isPresent()
        ? Optional.empty()
        : Optional.of("must be a time such as 2027-01-31T09:30:00Z");
  }

  ApiKey.Purpose purpose() {
    return new ApiKey.Purpose(
        service,
        description,
        scopes.stream()
            .map(text -> Scope.parse(text).orElseThrow())
            .collect(Collectors.toUnmodifiableSet()),
        ApiKeyMembers.allowed(allowedFrom));
  }

  @Nullable Instant expiry() {
    return expiresAt == null ? null : Times.parse(expiresAt).map(Times::toTheMilli).orElseThrow();
  }
}
