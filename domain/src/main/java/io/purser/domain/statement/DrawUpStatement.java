package io.purser.domain.statement;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.work.UnitOfWork;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Draws up what came and went in a customer's wallets. Every wallet that anything had moved by the
 * end of the period has a row at the beginning and one at the end.
 */
public final class DrawUpStatement {
  private final UnitOfWork work;
  private final Statements statements;

  public DrawUpStatement(UnitOfWork work, Statements statements) {
    this.work = work;
    this.statements = statements;
  }

  /**
   * The rows, some at a time: each batch is read when it is asked for, in a unit of work of its
   * own. The period must be over, so that it is the same whenever it is read.
   *
   * <p>The last batch fails with an {@link IllegalStateException} when what moved does not lead
   * from what there was to what there is.
   */
  public Iterator<List<StatementRow>> rows(TenantId tenant, CustomerId customer, Period period) {
    return new Rows(tenant, customer, period);
  }

  private final class Rows implements Iterator<List<StatementRow>> {
    private final TenantId tenant;
    private final CustomerId customer;
    private final Period period;
    private @Nullable SortedMap<WalletId, AssetAmount> balances;
    private @Nullable Position after;
    private boolean allMoved;
    private boolean closed;

    Rows(TenantId tenant, CustomerId customer, Period period) {
      this.tenant = tenant;
      this.customer = customer;
      this.period = period;
    }

    @Override
    public boolean hasNext() {
      return !closed;
    }

    @Override
    public List<StatementRow> next() {
      var known = balances;
      if (known == null) {
        return open();
      }
      return allMoved ? close(known) : move(known);
    }

    private List<StatementRow> open() {
      var opening = new TreeMap<WalletId, AssetAmount>(Statements.ORDER);
      work.reading(tenant, () -> statements.balancesBefore(tenant, customer, period.before()))
          .forEach((wallet, balance) -> opening.put(wallet, AssetAmount.zero(balance.asset())));
      opening.putAll(
          work.reading(tenant, () -> statements.balancesBefore(tenant, customer, period.from())));
      balances = opening;
      return opening.entrySet().stream()
          .<StatementRow>map(it -> new StatementRow.Opening(it.getKey(), it.getValue()))
          .toList();
    }

    private List<StatementRow> move(SortedMap<WalletId, AssetAmount> known) {
      var request = new PageRequest(PageRequest.MAX_LIMIT, after, false);
      var page =
          work.reading(tenant, () -> statements.movements(tenant, customer, period, request));
      after = page.next();
      allMoved = after == null;
      return page.items().stream()
          .<StatementRow>map(
              movement ->
                  new StatementRow.Moved(
                      movement,
                      known.merge(movement.wallet(), movement.change(), AssetAmount::plus)))
          .toList();
    }

    private List<StatementRow> close(SortedMap<WalletId, AssetAmount> known) {
      closed = true;
      var closing =
          work.reading(tenant, () -> statements.balancesBefore(tenant, customer, period.before()));
      if (!closing.equals(known)) {
        throw new IllegalStateException("the statement of " + customer + " does not add up");
      }
      return closing.entrySet().stream()
          .<StatementRow>map(it -> new StatementRow.Closing(it.getKey(), it.getValue()))
          .toList();
    }
  }
}
