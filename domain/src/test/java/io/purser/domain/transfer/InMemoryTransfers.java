package io.purser.domain.transfer;

import static java.util.Comparator.comparing;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@link Transfers} in memory. Its clock is the database's. */
public final class InMemoryTransfers implements Transfers {
  private final InMemoryUnitOfWork work;
  private final Rows<TransferId, Transfer> rows;
  private final InstantSource clock;

  public InMemoryTransfers(InMemoryUnitOfWork work, InstantSource clock) {
    this.work = work;
    this.clock = clock;
    this.rows = new Rows<>(work);
  }

  @Override
  public void add(Transfer.Unsettled transfer) {
    var header = transfer.header();
    rows.lockUnique(List.of(header.tenant(), header.reference()));
    if (byReference(header.tenant(), header.reference()).isPresent()) {
      throw new IllegalStateException("there is a transfer with " + header.reference());
    }
    rows.add(transfer.id(), withVersion(transfer, 1));
  }

  @Override
  public void save(Transfer transfer) {
    var header = transfer.header();
    work.require(header.tenant(), "transfers.save");
    var stored = rows.lock(transfer.id());
    if (stored.isEmpty()
        || !stored.get().header().tenant().equals(header.tenant())
        || stored.get().header().version() != header.version()) {
      throw new StaleAggregate(transfer.id().value());
    }
    rows.put(transfer.id(), withVersion(transfer, header.version() + 1));
  }

  @Override
  public Optional<Transfer> get(TenantId tenant, TransferId id) {
    work.require(tenant, "transfers.get");
    return rows.get(id).filter(transfer -> transfer.header().tenant().equals(tenant));
  }

  @Override
  public Optional<Transfer> byReference(TenantId tenant, Reference reference) {
    work.require(tenant, "transfers.byReference");
    return of(tenant)
        .filter(transfer -> transfer.header().reference().equals(reference))
        .findFirst();
  }

  @Override
  public Optional<Transfer.Sent> byProviderId(
      TenantId tenant, WalletId wallet, String providerTransactionId) {
    work.require(tenant, "transfers.byProviderId");
    return sentFrom(tenant, wallet)
        .filter(transfer -> transfer.sent().transactionId().equals(providerTransactionId))
        .findFirst();
  }

  @Override
  public Optional<TransferId> unsettledLike(TenantId tenant, TransferOrder order) {
    work.require(tenant, "transfers.unsettledLike");
    return of(tenant)
        .filter(Transfer.Unsettled.class::isInstance)
        .filter(transfer -> transfer.header().order().isSameAs(order))
        .map(Transfer::id)
        .findFirst();
  }

  @Override
  public Set<String> providerIds(TenantId tenant, WalletId wallet, AssetAmount amount) {
    work.require(tenant, "transfers.providerIds");
    return sentFrom(tenant, wallet)
        .filter(transfer -> transfer.header().order().amount().equals(amount))
        .map(transfer -> transfer.sent().transactionId())
        .collect(Collectors.toSet());
  }

  @Override
  public void lockSending(TenantId tenant, CustomerId customer, String asset) {
    work.require(tenant, "transfers.lockSending");
    rows.lockUnique(List.of(tenant, customer, asset));
  }

  @Override
  public BigDecimal counted(TenantId tenant, CustomerId customer, String asset, Instant after) {
    work.require(tenant, "transfers.counted");
    return of(tenant)
        .filter(transfer -> transfer.header().customer().equals(customer))
        .filter(transfer -> transfer.header().order().amount().asset().symbol().equals(asset))
        .filter(transfer -> transfer.header().plannedAt().isAfter(after))
        .filter(InMemoryTransfers::counts)
        .map(transfer -> transfer.header().order().amount().decimal())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static boolean counts(Transfer transfer) {
    return switch (transfer) {
      case Transfer.Unsettled _, Transfer.Submitted _, Transfer.Completed _ -> true;
      case Transfer.NotSent _,
          Transfer.Cancelled _,
          Transfer.Declined _,
          Transfer.Rejected _,
          Transfer.Failed _ ->
          false;
    };
  }

  @Override
  public List<Overdue> overdue(int maximum) {
    return work.alone(
        "transfers.overdue",
        () ->
            rows.all()
                .filter(Transfer.AwaitingApproval.class::isInstance)
                .map(Transfer.AwaitingApproval.class::cast)
                .filter(waiting -> !waiting.wanted().dueAt().isAfter(clock.instant()))
                .sorted(
                    comparing((Transfer.AwaitingApproval waiting) -> waiting.wanted().dueAt())
                        .thenComparing(waiting -> waiting.id().value()))
                .limit(maximum)
                .map(waiting -> new Overdue(waiting.header().tenant(), waiting.id()))
                .toList());
  }

  @Override
  public Page<Transfer> list(TenantId tenant, List<TransferFilter> filters, PageRequest page) {
    work.require(tenant, "transfers.list");
    return Pages.cut(
        of(tenant)
            .filter(transfer -> filters.stream().allMatch(filter -> matches(transfer, filter))),
        page,
        transfer -> new Position(transfer.header().createdAt(), transfer.id().value()));
  }

  /** Every transfer of every tenant, for assertions. */
  public List<Transfer> all() {
    return rows.committed();
  }

  private Stream<Transfer> of(TenantId tenant) {
    return rows.all().filter(transfer -> transfer.header().tenant().equals(tenant));
  }

  private Stream<Transfer.Sent> sentFrom(TenantId tenant, WalletId wallet) {
    return of(tenant)
        .filter(transfer -> transfer.header().order().wallet().equals(wallet))
        .filter(Transfer.Sent.class::isInstance)
        .map(Transfer.Sent.class::cast);
  }

  private static boolean matches(Transfer transfer, TransferFilter filter) {
    var header = transfer.header();
    return switch (filter) {
      case TransferFilter.OfCustomer(var customer) -> header.customer().equals(customer);
      case TransferFilter.FromWallet(var wallet) -> header.order().wallet().equals(wallet);
      case TransferFilter.InState(var state) -> transfer.state() == state;
    };
  }

  private static Transfer withVersion(Transfer transfer, long version) {
    var loaded = transfer.header();
    var header =
        new Transfer.Header(
            loaded.id(),
            loaded.tenant(),
            loaded.customer(),
            loaded.reference(),
            loaded.order(),
            loaded.quote(),
            loaded.operation(),
            loaded.tries(),
            loaded.plannedAt(),
            loaded.approval(),
            loaded.createdAt(),
            loaded.updatedAt(),
            version);
    return switch (transfer) {
      case Transfer.AwaitingApproval _ -> new Transfer.AwaitingApproval(header);
      case Transfer.Requested _ -> new Transfer.Requested(header);
      case Transfer.NotSent(_, var at) -> new Transfer.NotSent(header, at);
      case Transfer.Cancelled(_, var at) -> new Transfer.Cancelled(header, at);
      case Transfer.Declined(_, var why, var at) -> new Transfer.Declined(header, why, at);
      case Transfer.Rejected(_, var why, var at) -> new Transfer.Rejected(header, why, at);
      case Transfer.Submitted(_, var sent, var at) -> new Transfer.Submitted(header, sent, at);
      case Transfer.Completed(_, var sent, var at, var done) ->
          new Transfer.Completed(header, sent, at, done);
      case Transfer.Failed(_, var sent, var at, var failed) ->
          new Transfer.Failed(header, sent, at, failed);
    };
  }
}
