package io.purser.yativo.call;

import io.purser.domain.work.Urgency;
import io.purser.yativo.ProviderSettings;

/**
 * Calls that share a limit of how many may be under way. What nobody waits for has lanes of its
 * own, so that it never takes a place from somebody who does.
 */
enum Lane {
  TOKEN,
  LOOK_UP,
  WRITE,
  MONEY,
  RESOLVER,
  HISTORY,
  DELIVERY;

  static Lane of(CallClass callClass, Urgency urgency) {
    return switch (callClass) {
      case TOKEN -> TOKEN;
      case HISTORY -> HISTORY;
      case DELIVERY -> DELIVERY;
      case LOOK_UP -> urgency == Urgency.RESOLVER ? RESOLVER : LOOK_UP;
      case WRITE -> urgency == Urgency.RESOLVER ? RESOLVER : WRITE;
      case MONEY -> urgency == Urgency.RESOLVER ? RESOLVER : MONEY;
    };
  }

  int callsUnderWay(ProviderSettings settings) {
    return switch (this) {
      case TOKEN, LOOK_UP, WRITE, MONEY -> settings.concurrentCalls();
      case RESOLVER, HISTORY, DELIVERY -> settings.backgroundCalls();
    };
  }
}
