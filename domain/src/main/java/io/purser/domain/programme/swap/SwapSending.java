package io.purser.domain.programme.swap;

import io.purser.domain.event.Journal;
import io.purser.domain.ledger.cash.CashLedger;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.ProviderWrite;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.programme.swap.SwapProvider.Listing;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries out {@link OperationKind#SWAP_MASTER_WALLET}. The provider honours no key, so a request
 * whose answer is lost is never sent again: what it led to is the swap in the provider's list of as
 * many dollars that is none of ours and was begun since. A like swap that somebody makes on the
 * provider's own pages in these minutes cannot be told from it.
 */
public final class SwapSending implements ProviderWrite<SwapSending.Request, AcceptedSwap> {
  /** How much the provider's clock may be behind ours. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Swaps swaps;
  private final SwapProvider provider;
  private final SwapBooks books;
  private final SwapEvents events;

  public SwapSending(Swaps swaps, SwapProvider provider, CashLedger ledger, Journal journal) {
    this.swaps = swaps;
    this.provider = provider;
    this.books = new SwapBooks(ledger);
    this.events = new SwapEvents(journal);
  }

  /** What the provider is asked. */
  public record Request(ProviderAccountId account, SwapOrder order) {}

  @Override
  public OperationKind kind() {
    return OperationKind.SWAP_MASTER_WALLET;
  }

  @Override
  public Preparation<Request> prepare(Operation.Open operation) {
    var header = operation.header();
    // An attempt that was held up may come here when another has settled the operation.
    return swaps
        .get(header.tenant(), idOf(operation))
        .filter(found -> isOf(found, operation))
        .map(
            found -> new Preparation.Ready<>(new Request(header.account(), found.header().order())))
        .orElseThrow(() -> new StaleAggregate(operation.id().value()));
  }

  @Override
  public Sighting<AcceptedSwap> lookUp(
      Operation.Open operation, Request request, Deadline deadline) {
    return switch (provider.swaps(request.account(), deadline)) {
      case Listing.Read read -> among(read, request, operation.header().firstSentAt());
      case Listing.Away(var why, var retryAfter) -> new Sighting.Unclear<>(why, retryAfter);
    };
  }

  private Sighting<AcceptedSwap> among(
      Listing.Read read, Request request, @Nullable Instant firstSentAt) {
    var since = firstSentAt == null ? Instant.MIN : firstSentAt.minus(SKEW);
    var candidates =
        read.swaps().stream()
            .filter(report -> report.canBe(request.order()))
            .map(ReportedSwap::swap)
            .filter(swap -> swap.at() == null || !swap.at().isBefore(since))
            .filter(swap -> swaps.ownerOf(request.account(), swap.providerId()).isEmpty())
            .toList();
    if (candidates.size() > 1) {
      return new Sighting.Unclear<>(candidates.size() + " swaps could be this one", Duration.ZERO);
    }
    if (candidates.size() == 1) {
      return new Sighting.Present<>(candidates.getFirst());
    }
    return read.since() == null || read.since().isBefore(since)
        ? new Sighting.Absent<>()
        : new Sighting.Unclear<>("the list of swaps does not go back far enough", Duration.ZERO);
  }

  @Override
  public Answer<AcceptedSwap> send(Request request, Deadline deadline) {
    return provider.swap(request.account(), request.order(), deadline);
  }

  /** What an operator has read is under way; the provider's list will tell how far it is. */
  @Override
  public Optional<AcceptedSwap> attested(Request request, String providerId) {
    return swaps.ownerOf(request.account(), providerId).isPresent()
        ? Optional.empty()
        : Optional.of(
            new AcceptedSwap(providerId, AcceptedSwap.Progress.SUBMITTED, null, null, null));
  }

  @Override
  public void confirm(Operation.Confirmed operation, AcceptedSwap effect) {
    var at = operation.confirmedAt();
    var accepted = subject(operation).accept(effect, at);
    swaps.save(accepted);
    books.accepted(accepted, at);
    events.changed(accepted, at);
  }

  @Override
  public void reject(Operation.Rejected operation) {
    var at = operation.rejectedAt();
    var requested = subject(operation);
    var after =
        operation.why().reason() == Reason.NEVER_SENT
            ? requested.neverSent(at)
            : requested.refuse(operation.why(), at);
    swaps.save(after);
    books.release(requested.header(), at);
    events.changed(after, at);
  }

  private Swap.Requested subject(Operation.Settled operation) {
    var found = swaps.getForUpdate(operation.header().tenant(), idOf(operation)).orElseThrow();
    if (found instanceof Swap.Requested requested && isOf(found, operation)) {
      return requested;
    }
    throw new IllegalStateException(found.id() + " is settled, its operation is not");
  }

  private static boolean isOf(Swap swap, Operation operation) {
    return swap instanceof Swap.Requested && swap.header().operation().equals(operation.id());
  }

  private static SwapId idOf(Operation operation) {
    return new SwapId(operation.header().subject());
  }
}
