package io.purser.local;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;

/**
 * Free ports for an installation, which nobody else on this machine claims before it is closed, not
 * even while something of it has stopped and listens nowhere.
 */
final class ClaimedPorts implements Closeable {
  private static final int FIRST_TRIED = 20_000;
  private static final int LAST_TRIED = 30_000;
  private static final int STEP = 50;

  private final Ports ports;
  private final ServerSocket claim;

  private ClaimedPorts(Ports ports, ServerSocket claim) {
    this.ports = ports;
    this.claim = claim;
  }

  /**
   * @param nodes how many the installation is to have
   */
  static ClaimedPorts forNodes(int nodes) {
    for (int first = FIRST_TRIED; first < LAST_TRIED; first += STEP) {
      try {
        var claim = Ports.listener(first + STEP - 1);
        var ports = new Ports(first);
        if (ports.areFree(nodes)) {
          return new ClaimedPorts(ports, claim);
        }
        claim.close();
      } catch (IOException claimed) {
        // The next ones, then.
      }
    }
    throw new CannotStart("there are no free ports from " + FIRST_TRIED + " on");
  }

  Ports ports() {
    return ports;
  }

  @Override
  public void close() throws IOException {
    claim.close();
  }
}
