package io.purser.yativo;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import java.net.URI;
import java.util.Locale;

/**
 * Where an account at the provider is, and what opens it. Set under {@code
 * purser.provider.accounts.<name>}, where the name is that of a {@link
 * io.purser.domain.tenant.ProviderAccount}.
 *
 * @param baseUrl ends with the provider's {@code /api/v1}, without a slash
 * @param apiKey the key, or {@code file:/path} or {@code env:NAME} for where it is
 * @param apiSecret as the key
 */
@EachProperty("purser.provider.accounts")
public record AccountSettings(
    @Parameter String name, URI baseUrl, String apiKey, String apiSecret) {

  public AccountSettings {
    String at = "purser.provider.accounts." + name;
    baseUrl = requireBase(at + ".base-url", baseUrl);
    apiKey = Secret.read(at + ".api-key", apiKey);
    apiSecret = Secret.read(at + ".api-secret", apiSecret);
  }

  private static URI requireBase(String at, URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("https") || scheme.equals("http");
    if (!web
        || url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          at + " must be an http or https address without user, query and fragment");
    }
    String text = url.toString();
    return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
  }

  @Override
  public String toString() {
    return "AccountSettings[" + name + ", " + baseUrl + ", credentials hidden]";
  }
}
