package io.purser.rest.sending;

import java.io.IOException;

/** A name leads to where webhooks are not sent. The message names neither. */
final class ForbiddenAddress extends IOException {
  private static final long serialVersionUID = 1L;

  ForbiddenAddress() {
    super("the host has an address to which webhooks are not sent");
  }
}
