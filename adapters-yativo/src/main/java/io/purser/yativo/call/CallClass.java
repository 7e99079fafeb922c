package io.purser.yativo.call;

import io.purser.yativo.ProviderSettings;
import java.time.Duration;

/**
 * What calls are for. Each class of each account has its own breaker, and a lane of its own, so
 * that a slow history never holds up a registration.
 */
public enum CallClass {
  TOKEN,
  /** Reads that a write waits for. */
  LOOK_UP,
  WRITE,
  /** Writes that move money: a write's limits, and before all others where the quota is short. */
  MONEY,
  /** Reads that keep balances fresh. */
  HISTORY,
  /** Where the provider is to deliver its events, and that it deliver some of them again. */
  DELIVERY;

  Duration timeout(ProviderSettings settings) {
    return switch (this) {
      case TOKEN -> settings.tokenTimeout();
      case LOOK_UP -> settings.lookUpTimeout();
      case WRITE, MONEY, DELIVERY -> settings.writeTimeout();
      case HISTORY -> settings.historyTimeout();
    };
  }

  int maxBytes(ProviderSettings settings) {
    return switch (this) {
      case TOKEN, WRITE, MONEY, DELIVERY -> settings.maxAnswerBytes();
      case LOOK_UP, HISTORY -> settings.maxListBytes();
    };
  }
}
