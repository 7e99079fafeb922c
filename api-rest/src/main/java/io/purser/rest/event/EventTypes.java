package io.purser.rest.event;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types of all events that there are. */
public final class EventTypes {
  /** What no end user sees. */
  private static final List<String> FOR_OPERATORS =
      List.of("operation.left_to_a_person", "operation.decided");

  public static final SortedSet<String> ALL =
      Collections.unmodifiableSortedSet(
          Stream.concat(
                  Arrays.stream(KnownEvent.values()).map(KnownEvent::type), FOR_OPERATORS.stream())
              .collect(Collectors.toCollection(TreeSet::new)));

  private EventTypes() {}
}
