package io.purser.persistence.verify;

import java.util.List;

/**
 * What one check has found.
 *
 * @param rows how many rows it looked at
 * @param contradictions what is wrong, a sentence each; empty when nothing is
 */
public record Finding(String claim, int rows, List<String> contradictions) {
  public Finding {
    contradictions = List.copyOf(contradictions);
  }

  public boolean isRight() {
    return contradictions.isEmpty();
  }
}
