package io.purser.yativo;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.purser.domain.net.BaseAddress;
import io.purser.domain.tenant.TenantMode;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an account at the provider is, and what opens it. Set under {@code
 * purser.provider.accounts.<name>}, where the name is that of a {@link
 * io.purser.domain.tenant.ProviderAccount}. Credentials that were set while we run win over these.
 *
 * @param baseUrl ends with the provider's {@code /api/v1}, without a slash; over https unless it is
 *     on this machine
 * @param apiKey the key, or {@code file:/path} or {@code env:NAME} for where it is; null when it is
 *     set while we run
 * @param apiSecret as the key
 * @param mode what the address is for, {@code test} or {@code live}, where it is none of the
 *     provider's own; null when nobody says so
 */
@EachProperty("purser.provider.accounts")
public record AccountSettings(
    @Parameter String name,
    URI baseUrl,
    @Nullable String apiKey,
    @Nullable String apiSecret,
    @Nullable String mode) {

  public AccountSettings {
    String at = "purser.provider.accounts." + name;
    baseUrl = BaseAddress.require(at + ".base-url", baseUrl);
    if ((apiKey == null) != (apiSecret == null)) {
      throw new IllegalArgumentException(at + " needs api-key and api-secret, or neither");
    }
    if (apiKey != null && apiSecret != null) {
      apiKey = Secret.read(at + ".api-key", apiKey);
      apiSecret = Secret.read(at + ".api-secret", apiSecret);
    }
    requireMode(at + ".mode", mode, baseUrl);
  }

  private static void requireMode(String at, @Nullable String mode, URI baseUrl) {
    if (mode == null) {
      return;
    }
    var said = TenantMode.parse(mode);
    var known = ProviderAddresses.modeOf(baseUrl);
    if (said.isEmpty() || (known.isPresent() && !known.equals(said))) {
      throw new IllegalArgumentException(
          at + " must be test or live, and what the provider's own address says");
    }
  }

  /** What tenants the address is for; empty when nobody says so. */
  public Optional<TenantMode> addressMode() {
    return ProviderAddresses.modeOf(baseUrl)
        .or(() -> Optional.ofNullable(mode).flatMap(TenantMode::parse));
  }

  @Override
  public String toString() {
    return "AccountSettings[" + name + ", " + baseUrl + ", credentials hidden]";
  }
}
