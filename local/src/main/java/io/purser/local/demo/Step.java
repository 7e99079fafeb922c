package io.purser.local.demo;

import java.io.IOException;

/**
 * One step of a walk.
 *
 * @param title what happens, in plain words
 */
record Step(String title, Action action) {
  /** What is done in it. */
  interface Action {
    void take(Walk walk) throws IOException;
  }
}
