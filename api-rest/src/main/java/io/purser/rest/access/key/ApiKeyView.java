package io.purser.rest.access.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.access.ApiKey;
import io.purser.domain.access.ApiKey.State;
import io.purser.domain.access.KeySecret;
import io.purser.domain.access.Scope;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key as operators see it. Its secret is in the answer that made it, and in no other. */
@Schema(name = "ApiKey", description = "What one of your services calls with.")
record ApiKeyView(
    @Schema(example = "key_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(description = "Who calls with it.", example = "ledger") String service,
    @Schema(
            description =
                "How the key begins. It may be said aloud, and tells nothing of the rest.",
            example = "psk_test_9f3k2mzq7w4x")
        String publicPart,
    @Schema(
            description =
                "The operators who were told its secret, or that of a key before it. They cannot"
                    + " approve what is ordered with it.",
            example = "[\"operator:https://login.example.com|7\"]")
        List<String> toldTo,
    @Schema(
            type = "string",
            description = "That of the tenant.",
            allowableValues = {"test", "live"},
            example = "test")
        String mode,
    @Schema(description = "What it is for, in your words.", example = "reads balances at night")
        String description,
    @Schema(description = "What it may be used for.", example = "[\"customers:read\"]")
        List<String> scopes,
    @Schema(
            description = "The blocks of addresses that it may be used from; null for anywhere.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "[\"203.0.113.0/24\"]")
        @Nullable List<String> allowedFrom,
    @Schema(
            type = "string",
            description =
                "active: it works. rotated: another came after it, and it works until worksUntil."
                    + " expired, revoked: it works no more.",
            allowableValues = {"active", "rotated", "expired", "revoked"},
            example = "active")
        String state,
    @Schema(description = "The key that came after it.", example = "key_01jd3hgwqnf4s8cvk6a5dz0z7w")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String rotatedTo,
    @Schema(
            description = "After a rotation: until when it works as well.",
            format = "date-time",
            example = "2026-02-01T09:30:00.000Z")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String worksUntil,
    @Schema(format = "date-time", example = "2026-02-01T09:30:00.000Z")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String revokedAt,
    @Schema(
            description = "When it stops working; null for never.",
            format = "date-time",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "2027-01-31T09:30:00.000Z")
        @Nullable String expiresAt,
    @Schema(
            description =
                "The minute of its last use, known a minute later; null when none is known.",
            format = "date-time",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "2026-01-31T10:12:00.000Z")
        @Nullable String lastUsedAt,
    @Schema(
            description = "The whole key. Only in the first answer to the request that made it.",
            example = "psk_test_9f3k2mzq7w4x_…")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String secret,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String createdAt,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String updatedAt) {

  static ApiKeyView of(ApiKey key, Instant now) {
    return of(key, null, now);
  }

  static ApiKeyView withSecret(ApiKey key, KeySecret secret, Instant now) {
    return of(key, secret.reveal(), now);
  }

  private static ApiKeyView of(ApiKey key, @Nullable String secret, Instant now) {
    var purpose = key.purpose();
    var rotated = key.state() instanceof State.Rotated found ? found : null;
    var revoked = key.state() instanceof State.Revoked found ? found : null;
    return new ApiKeyView(
        key.id().value(),
        purpose.service(),
        key.secret().publicPart(),
        key.secret().toldTo().stream().sorted().toList(),
        Words.of(key.secret().mode()),
        purpose.description(),
        purpose.scopes().stream().map(Scope::text).sorted().toList(),
        purpose.allowed().blocks().isEmpty() ? null : purpose.allowed().texts(),
        state(key, now),
        rotated == null ? null : rotated.successor().value(),
        rotated == null ? null : Times.text(rotated.until()),
        revoked == null ? null : Times.text(revoked.at()),
        textOrNull(key.expiresAt()),
        textOrNull(key.lastUsedAt()),
        secret,
        Times.text(key.header().createdAt()),
        Times.text(key.header().updatedAt()));
  }

  private static String state(ApiKey key, Instant now) {
    return switch (key.state()) {
      case State.Revoked _ -> "revoked";
      case State.Rotated _ -> key.isValidAt(now) ? "rotated" : "expired";
      case State.Active _ -> key.isValidAt(now) ? "active" : "expired";
    };
  }

  private static @Nullable String textOrNull(@Nullable Instant time) {
    return time == null ? null : Times.text(time);
  }
}
