package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.card.onboarding.KycLink;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Reads the way to the page where identity is proved. */
@Singleton
final class HostedKyc {
  /** As its documentation says; the answer does not. */
  private static final Duration GOOD_FOR = Duration.ofHours(1);

  private final HostedPages pages;

  HostedKyc(HostedPages pages) {
    this.pages = pages;
  }

  Optional<KycLink> read(JsonNode payload) {
    return pages.read(payload, "sumsub_link").map(address -> new KycLink(address, GOOD_FOR));
  }
}
