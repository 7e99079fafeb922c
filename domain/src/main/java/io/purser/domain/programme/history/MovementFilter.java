package io.purser.domain.programme.history;

import java.util.Currency;

/** One condition on a master wallet's movements. Several hold together. */
public sealed interface MovementFilter {
  record OfKind(MovementKind kind) implements MovementFilter {}

  record In(Currency currency) implements MovementFilter {}
}
