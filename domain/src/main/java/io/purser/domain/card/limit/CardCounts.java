package io.purser.domain.card.limit;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many cards a customer may have that are not lost, stolen or void. Each number is from 0 to 5,
 * or null where it is not known or left as it is.
 */
public record CardCounts(
    @Nullable Integer virtual, @Nullable Integer physical, @Nullable Integer total) {
  public static final CardCounts UNKNOWN = new CardCounts(null, null, null);

  /** The same, save where the other has a number. */
  public CardCounts with(CardCounts other) {
    return new CardCounts(
        other.virtual == null ? virtual : other.virtual,
        other.physical == null ? physical : other.physical,
        other.total == null ? total : other.total);
  }

  public boolean isEmpty() {
    return virtual == null && physical == null && total == null;
  }

  /** How many virtual cards there may be where the provider's own most is this. */
  public int virtualWithin(int most) {
    return Stream.of(virtual, total)
        .flatMap(Stream::ofNullable)
        .mapToInt(Integer::intValue)
        .reduce(most, Math::min);
  }
}
