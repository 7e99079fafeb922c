package io.purser.twin.api;

import io.purser.twin.state.card.Funding.SourceChain;
import java.util.Arrays;
import java.util.Optional;

/** The chains a master wallet lives on, by the provider's short names. */
final class SourceChains {
  private SourceChains() {}

  static Optional<SourceChain> named(String text) {
    return Arrays.stream(SourceChain.values())
        .filter(chain -> chain.name().equals(text))
        .findFirst();
  }
}
