package io.purser.rest.access;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import io.purser.domain.webhook.WebhookUrl;
import io.purser.rest.sending.GuardedFetch;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;

/**
 * Asks issuers that were named while we run for their keys, at addresses where webhooks may go as
 * well: whoever names them cannot have us ask what stands beside us.
 */
@Singleton
final class TenantKeySets implements ResourceRetriever {
  private static final int MAX_KEY_SET_BYTES = 128 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final GuardedFetch fetch;

  TenantKeySets(GuardedFetch fetch) {
    this.fetch = fetch;
  }

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    var address = new WebhookUrl(url.toString());
    return new Resource(fetch.text(address, MAX_KEY_SET_BYTES, PATIENCE), "application/json");
  }
}
