package io.purser.domain.card.onboarding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When codes were sent to one customer. */
public interface CodesOfCustomer {
  Optional<SentCode> newest(CodeChannel channel);

  /** The times after this one at which codes were sent, oldest first. */
  List<Instant> sentAfter(CodeChannel channel, Instant after);
}
