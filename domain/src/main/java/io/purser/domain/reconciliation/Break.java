package io.purser.domain.reconciliation;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.TransactionId;
import io.purser.domain.wallet.WalletId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That the provider and our books say different things about a wallet, beyond what is under way
 * there. No money moves in the books because of it.
 */
public sealed interface Break {
  Header header();

  /** As it was seen last. */
  Gap gap();

  /** Null while nobody has taken it. */
  @Nullable Owner owner();

  BreakState state();

  BreakKind kind();

  /** What never changes, and the version. */
  record Header(
      BreakId id,
      TenantId tenant,
      CustomerId customer,
      WalletId wallet,
      Instant openedAt,
      long version) {}

  /**
   * They still differ.
   *
   * @param since since when by this much
   * @param alarmed whether that is for so long that it is no matter of timing
   */
  record Open(Header header, Gap gap, Instant since, boolean alarmed, @Nullable Owner owner)
      implements Break {
    static Open seen(Header header, Gap gap) {
      return new Open(header, gap, gap.seenAt(), false, null);
    }

    /**
     * Seen again. What differs by another amount each time is two clocks; what stays for longer
     * than this is not.
     */
    public Open seen(Gap now, Duration grace) {
      boolean same = now.difference().equals(gap.difference());
      boolean stays = same && !since.plus(grace).isAfter(now.seenAt());
      return new Open(header, now, same ? since : now.seenAt(), alarmed || stays, owner);
    }

    public Open taken(Owner by) {
      return new Open(header, gap, since, alarmed, by);
    }

    /**
     * @param transaction what had not been told to us; null when it has passed by itself
     */
    public Explained explained(@Nullable TransactionId transaction, Instant at) {
      return new Explained(header, gap, owner, transaction, at);
    }

    /** Taken as it is by whoever has it, or else by this one. */
    public Closed closed(Owner by, String evidence, Instant at) {
      return new Closed(header, gap, by, evidence, at);
    }

    @Override
    public BreakState state() {
      return BreakState.OPEN;
    }

    @Override
    public BreakKind kind() {
      return alarmed ? BreakKind.UNEXPLAINED : BreakKind.TIMING;
    }
  }

  /** They agree again. */
  record Explained(
      Header header,
      Gap gap,
      @Nullable Owner owner,
      @Nullable TransactionId transaction,
      Instant explainedAt)
      implements Break {
    @Override
    public BreakState state() {
      return BreakState.EXPLAINED;
    }

    @Override
    public BreakKind kind() {
      return transaction == null ? BreakKind.TIMING : BreakKind.MISSING_WEBHOOK;
    }
  }

  /**
   * An operator has taken it as it is: the wallet may differ by this much from then on.
   *
   * @param evidence what the operator has seen; empty once it is forgotten
   */
  record Closed(Header header, Gap gap, Owner owner, String evidence, Instant closedAt)
      implements Break {
    @Override
    public BreakState state() {
      return BreakState.CLOSED;
    }

    @Override
    public BreakKind kind() {
      return BreakKind.ADJUSTED;
    }
  }

  default BreakId id() {
    return header().id();
  }
}
