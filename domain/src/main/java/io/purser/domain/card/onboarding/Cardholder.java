package io.purser.domain.card.onboarding;

import java.time.Instant;

/**
 * A card customer of the provider, as we know it.
 *
 * @param id the provider's id
 * @param said what the provider said last, in its own words
 */
public record Cardholder(String id, Progress progress, Standing.Words said) {
  Cardholder with(Progress changed) {
    return new Cardholder(id, changed, said);
  }

  Cardholder with(Standing seen, Instant askedAt) {
    return new Cardholder(id, progress.with(seen, askedAt), seen.said());
  }

  Cardholder saidToBe(Standing.Words words) {
    return new Cardholder(id, progress, words);
  }
}
