package io.purser.domain.webhook;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Of which events an endpoint wants to be told. */
public sealed interface WantedEvents {
  /** Of all, and of every type that is added later. */
  record All() implements WantedEvents {}

  record OfTypes(SortedSet<String> types) implements WantedEvents {
    public OfTypes {
      types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
      if (types.isEmpty()) {
        throw new IllegalArgumentException("an endpoint that wants nothing");
      }
    }
  }
}
