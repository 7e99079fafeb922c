package io.purser.yativo;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.purser.domain.net.BaseAddress;
import io.purser.domain.tenant.TenantMode;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where accounts are of which the settings say nothing else, since their tenants were made while we
 * run. The provider has one address for business and one for trying things out, each with
 * credentials of its own (docs/provider.md, 1.1 and 1.5).
 */
@ConfigurationProperties("purser.provider")
public record ProviderAddresses(
    @Bindable(defaultValue = "https://crypto-api.yativo.com/api/v1") URI liveBaseUrl,
    @Bindable(defaultValue = "https://crypto-sandbox.yativo.com/api/v1") URI testBaseUrl) {

  public ProviderAddresses {
    liveBaseUrl = require("live-base-url", liveBaseUrl, TenantMode.LIVE);
    testBaseUrl = require("test-base-url", testBaseUrl, TenantMode.TEST);
  }

  private static URI require(String name, URI url, TenantMode mode) {
    String at = "purser.provider." + name;
    var base = BaseAddress.require(at, url);
    if (modeOf(base).filter(known -> known != mode).isPresent()) {
      throw new IllegalArgumentException(at + " is the provider's address for the other mode");
    }
    return base;
  }

  public URI of(TenantMode mode) {
    return switch (mode) {
      case LIVE -> liveBaseUrl;
      case TEST -> testBaseUrl;
    };
  }

  /** What an address is for, where it is one of the provider's own. */
  static Optional<TenantMode> modeOf(URI url) {
    return switch (url.getHost().toLowerCase(Locale.ROOT)) {
      case "crypto-api.yativo.com" -> Optional.of(TenantMode.LIVE);
      case "crypto-sandbox.yativo.com" -> Optional.of(TenantMode.TEST);
      default -> Optional.empty();
    };
  }
}
