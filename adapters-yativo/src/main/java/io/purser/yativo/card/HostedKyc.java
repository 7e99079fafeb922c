package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.card.onboarding.KycLink;
import io.purser.yativo.LinkSettings;
import io.purser.yativo.call.Members;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the way to the page where identity is proved, and hands on only where it may lead. */
@Singleton
final class HostedKyc {
  private static final Logger LOG = LoggerFactory.getLogger(HostedKyc.class);

  /** As its documentation says; the answer does not. */
  private static final Duration GOOD_FOR = Duration.ofHours(1);

  private final LinkSettings links;

  HostedKyc(LinkSettings links) {
    this.links = links;
  }

  Optional<KycLink> read(JsonNode payload) {
    String text = Members.text(payload, "sumsub_link");
    if (text == null) {
      return Optional.empty();
    }
    try {
      var address = new URI(text);
      if (links.mayLeadTo(address)) {
        return Optional.of(new KycLink(address, GOOD_FOR));
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
