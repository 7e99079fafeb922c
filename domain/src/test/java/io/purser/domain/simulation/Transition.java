package io.purser.domain.simulation;

/** A committed change from one state to another. */
record Transition(String what, String from, String to) implements Comparable<Transition> {
  @Override
  public int compareTo(Transition other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return what + " " + from + " > " + to;
  }
}
