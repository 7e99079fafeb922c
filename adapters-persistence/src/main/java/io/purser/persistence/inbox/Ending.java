package io.purser.persistence.inbox;

import io.purser.domain.inbox.Inbox.Outcome;
import org.jspecify.annotations.Nullable;

/** An outcome as columns. */
record Ending(String state, @Nullable String note) {
  private static final int LONGEST_NOTE = 500;

  static Ending of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied _ -> new Ending("applied", null);
      case Outcome.Duplicate _ -> new Ending("duplicate", null);
      case Outcome.Ignored(var type) -> new Ending("ignored", shortened(type));
      case Outcome.AskedInstead _ -> new Ending("asked_instead", null);
      case Outcome.Quarantined(var why) -> new Ending("quarantined", shortened(why));
    };
  }

  /**
   * What came from outside may be of any length, and hold the zero character, which PostgreSQL's
   * texts cannot.
   */
  static String shortened(String note) {
    var clean = note.replace('\0', ' ');
    return clean.length() <= LONGEST_NOTE ? clean : clean.substring(0, LONGEST_NOTE);
  }
}
