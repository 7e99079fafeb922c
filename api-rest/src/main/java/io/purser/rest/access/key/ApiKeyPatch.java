package io.purser.rest.access.key;

import io.purser.domain.access.ChangeApiKey.Settings;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is to be different about a key; what is not there stays. */
@Schema(
    name = "ApiKeyPatch",
    description = "What is to be different (RFC 7396). What is not there stays as it is.")
record ApiKeyPatch(
    @Schema(
            maxLength = 200,
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "reads balances at night")
        @Nullable String description,
    @Schema(
            description = "Blocks of addresses (CIDR, at most 20); null for anywhere.",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "[\"203.0.113.0/24\", \"2001:db8::/32\"]")
        @Nullable List<String> allowedFrom) {

  static UnaryOperator<Settings> read(byte[] bytes) {
    var body = Body.read(bytes);
    var description = ApiKeyMembers.description(body);
    var allowedFrom = ApiKeyMembers.allowedFrom(body);
    boolean describes = body.has(ApiKeyMembers.DESCRIPTION);
    boolean restricts = body.has(ApiKeyMembers.ALLOWED_FROM);
    body.end();
    return now ->
        new Settings(
            describes ? description : now.description(),
            restricts ? ApiKeyMembers.allowed(allowedFrom) : now.allowed());
  }
}
