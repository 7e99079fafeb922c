package io.purser.bench;

import java.util.Locale;

/** Something that can be measured by itself. */
enum Topic {
  GET,
  LIST,
  CREATE,
  BALANCE,
  START,
  PROVIDER,
  NODES,
  CARDS,
  GROWTH,
  ATTACK;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
