package io.purser.domain.card.onboarding;

import java.net.URI;
import java.time.Duration;

/** The way to the page where identity is proved. Whoever has it may: never stored, never logged. */
public record KycLink(URI address, Duration goodFor) {
  @Override
  public String toString() {
    return "KycLink[hidden]";
  }
}
