package io.purser.domain.card.onboarding;

import java.util.List;

/**
 * Something that the provider asks about where money comes from. Which questions there are may
 * change at any time.
 *
 * @param label in the language that was asked for, or in English
 */
public record Question(String id, String label, List<String> options) {
  public Question {
    options = List.copyOf(options);
  }

  /** What somebody chose. Personal: never stored and never logged. */
  public record Answer(String question, String option) {
    @Override
    public String toString() {
      return "Answer[hidden]";
    }
  }
}
