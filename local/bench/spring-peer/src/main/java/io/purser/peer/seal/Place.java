package io.purser.peer.seal;

import java.nio.charset.StandardCharsets;

/** Where a sealed value stands, which is part of the seal. */
public record Place(String table, String column, String owner, String row) {
  byte[] bytes() {
    return String.join("\0", table, column, owner, row).getBytes(StandardCharsets.UTF_8);
  }
}
