package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.yativo.LinkSettings;
import io.purser.yativo.call.Members;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the addresses of the provider's pages for customers, and hands on only where they may lead.
 * Nothing of an address but its host is ever logged.
 */
@Singleton
final class HostedPages {
  private static final Logger LOG = LoggerFactory.getLogger(HostedPages.class);

  private final LinkSettings links;

  HostedPages(LinkSettings links) {
    this.links = links;
  }

  /** The address under the first of these names that is there; empty when it may lead nowhere. */
  Optional<URI> read(JsonNode payload, String... names) {
    String text = Members.text(payload, names);
    if (text == null) {
      return Optional.empty();
    }
    try {
      var address = new URI(text);
      if (links.mayLeadTo(address)) {
        return Optional.of(address);
      }
      LOG.warn(
          "the provider links to host {}, which purser.provider.links.hosts does not name",
          address.getHost());
    } catch (URISyntaxException e) {
      LOG.warn("the provider links to something that is no address");
    }
    return Optional.empty();
  }
}
