package io.purser.domain.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the provider of cards has really done, by the order that it was done for. */
final class CardProviderEffects {
  private final Map<String, List<String>> ids = new LinkedHashMap<>();

  /** Something that the write which is just carried out asked for has come about. */
  void came(String providerId) {
    ids.computeIfAbsent(Attributed.subject(), _ -> new ArrayList<>()).add(providerId);
  }

  /** The provider's ids of what it has done for a card, a funding or a withdrawal of ours. */
  List<String> of(String subject) {
    return List.copyOf(ids.getOrDefault(subject, List.of()));
  }
}
