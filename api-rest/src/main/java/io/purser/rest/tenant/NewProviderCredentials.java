package io.purser.rest.tenant;

import io.purser.domain.tenant.credential.ProviderKey;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;

/** Credentials that are to be set. */
@Schema(
    name = "NewProviderCredentials",
    description =
        "What opens the account at the provider, or where each node finds it:"
            + " env:PURSER_PROVIDER_NAME_KEY or …_SECRET for a variable, with the account's name in"
            + " capitals and underscores for hyphens, and file:/… for a file in the account's folder"
            + " where the settings allow any.")
record NewProviderCredentials(
    @Schema(
            description = "The key. It is never returned.",
            minLength = 1,
            maxLength = 512,
            example = "env:PURSER_PROVIDER_ACME_KEY")
        String apiKey,
    @Schema(
            description = "Its secret. It is never returned.",
            minLength = 1,
            maxLength = 512,
            example = "env:PURSER_PROVIDER_ACME_SECRET")
        String apiSecret) {

  static NewProviderCredentials read(byte[] bytes) {
    var body = Body.read(bytes);
    var given =
        new NewProviderCredentials(
            body.requiredText("apiKey", ProviderKey::problemWith),
            body.requiredText("apiSecret", ProviderKey::problemWith));
    body.end();
    return given;
  }

  ProviderKey key() {
    return new ProviderKey(apiKey, apiSecret);
  }

  @Override
  public String toString() {
    return "NewProviderCredentials[hidden]";
  }
}
