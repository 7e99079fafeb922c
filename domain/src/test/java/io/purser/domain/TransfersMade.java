package io.purser.domain;

import io.purser.domain.operation.ProviderKey;
import io.purser.domain.transfer.SentTransfer;
import io.purser.domain.transfer.TransferEffect;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The transfers that the fake provider has made. It knows a repeat by its key, for a day. */
final class TransfersMade {
  private static final Duration KEYS_LIVE = Duration.ofHours(24);

  private final InstantSource clock;
  private final List<Made> all = new ArrayList<>();

  TransfersMade(InstantSource clock) {
    this.clock = clock;
  }

  private record Made(ProviderKey key, String note, TransferEffect effect, Instant at) {}

  /** What a repeat under this key would be answered with. */
  Optional<TransferEffect> under(ProviderKey key) {
    return all.stream()
        .filter(made -> made.key.equals(key))
        .filter(made -> clock.instant().isBefore(made.at.plus(KEYS_LIVE)))
        .findFirst()
        .map(Made::effect);
  }

  TransferEffect make(ProviderKey key, String note) {
    int number = all.size() + 1;
    var effect =
        new TransferEffect(
            new SentTransfer(
                "provider-transfer-" + number,
                "hash-" + number,
                new SentTransfer.Fees(
                    new BigDecimal("0.62000000"),
                    new BigDecimal("0.50000000"),
                    new BigDecimal("0.12000000"))),
            Progress.PENDING,
            null);
    all.add(new Made(key, note, effect, clock.instant()));
    return effect;
  }

  /** The provider's ids of all of them, in their order. */
  List<String> ids() {
    return all.stream().map(made -> made.effect.sent().transactionId()).toList();
  }

  /** Of those that came with this note. */
  List<String> idsNoted(String note) {
    return all.stream()
        .filter(made -> made.note.equals(note))
        .map(made -> made.effect.sent().transactionId())
        .toList();
  }
}
