package io.purser.bench;

import java.util.List;

/** The middle of some figures, and how far they are apart. */
record Median(double value, double least, double most) {
  /** Of at least one figure. */
  static Median of(List<Double> figures) {
    var sorted = figures.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double value =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Median(value, sorted.getFirst(), sorted.getLast());
  }
}
