package io.purser.local;

import io.purser.app.Main;
import java.io.IOException;

/**
 * Runs one of the platform's commands in a process of its own, which ends when the process that
 * started it does.
 */
final class NodeMain {
  private NodeMain() {}

  public static void main(String... arguments) {
    Thread.ofPlatform().daemon().name("parent-watch").start(NodeMain::exitWithParent);
    Main.main(arguments);
  }

  /** The starter never writes; the stream ends when it is gone, even when it was killed. */
  private static void exitWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever said here.
      }
    } catch (IOException gone) {
      // The same as its end.
    }
    System.exit(0);
  }
}
