package io.purser.domain.transfer.limit;

import io.purser.domain.audit.MemberChange;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much of an asset may be sent, whatever the chain. Null is as much as there is.
 *
 * @param perTransfer at once
 * @param perDay in any 24 hours
 * @param perMonth in any 30 days
 * @param approvalAbove at once without a second person who approves it
 */
public record SendingLimit(
    @Nullable BigDecimal perTransfer,
    @Nullable BigDecimal perDay,
    @Nullable BigDecimal perMonth,
    @Nullable BigDecimal approvalAbove) {
  public static final SendingLimit NONE = new SendingLimit(null, null, null);

  private static final Pattern AMOUNT = Pattern.compile("(0|[1-9][0-9]{0,35})(\\.[0-9]{1,30})?");

  public SendingLimit {
    perTransfer = plain(perTransfer);
    perDay = plain(perDay);
    perMonth = plain(perMonth);
    approvalAbove = plain(approvalAbove);
  }

  /** Everything within it is sent without anybody's approval. */
  public SendingLimit(
      @Nullable BigDecimal perTransfer,
      @Nullable BigDecimal perDay,
      @Nullable BigDecimal perMonth) {
    this(perTransfer, perDay, perMonth, null);
  }

  /** Two ways to write an amount are one amount. */
  private static @Nullable BigDecimal plain(@Nullable BigDecimal amount) {
    if (amount == null) {
      return null;
    }
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("a limit is not negative");
    }
    var stripped = amount.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** Why this is no amount of a limit, if it is none: it has to be a plain decimal. */
  public static Optional<String> problemWith(String text) {
    return AMOUNT.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(
            "must be a decimal such as 1000 or 0.25, with up to 30 digits behind the point");
  }

  /** What holds where both hold: of each the lower one. */
  public SendingLimit and(SendingLimit other) {
    return new SendingLimit(
        lower(perTransfer, other.perTransfer),
        lower(perDay, other.perDay),
        lower(perMonth, other.perMonth),
        lower(approvalAbove, other.approvalAbove));
  }

  private static @Nullable BigDecimal lower(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.min(other);
  }

  /** What became of each of these for an asset, for the audit log. */
  Stream<MemberChange> changesTo(String asset, SendingLimit after) {
    return Stream.of(
        change(asset + ".perTransfer", perTransfer, after.perTransfer),
        change(asset + ".perDay", perDay, after.perDay),
        change(asset + ".perMonth", perMonth, after.perMonth),
        change(asset + ".approvalAbove", approvalAbove, after.approvalAbove));
  }

  private static MemberChange change(
      String member, @Nullable BigDecimal before, @Nullable BigDecimal after) {
    return MemberChange.of(
        member,
        before == null ? null : before.toPlainString(),
        after == null ? null : after.toPlainString());
  }

  /** Whether so much at once takes a second person. */
  public boolean needsApproval(BigDecimal amount) {
    return approvalAbove != null && amount.compareTo(approvalAbove) > 0;
  }

  /** Whether more is sent without a second person under this one than under the one before. */
  boolean loosens(SendingLimit before) {
    return before.approvalAbove != null
        && (approvalAbove == null || approvalAbove.compareTo(before.approvalAbove) > 0);
  }

  public boolean isNone() {
    return equals(NONE);
  }
}
