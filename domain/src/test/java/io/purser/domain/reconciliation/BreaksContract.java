package io.purser.domain.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import io.purser.domain.list.PageRequest;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.TransactionBuilder;
import io.purser.domain.wallet.TransactionId;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Breaks} must do. */
public abstract class BreaksContract extends StoreContract {
  private Customer customer;
  private Wallet.Active wallet;

  @BeforeEach
  void begin() {
    customer = given.customer(tenant);
    wallet = given.activeWallet(tenant, customer, Given.USDC);
  }

  private Breaks breaks() {
    return store().breaks();
  }

  private static AssetAmount usdc(String amount) {
    return amount.startsWith("-")
        ? AssetAmount.zero(Given.USDC).minus(usdc(amount.substring(1)))
        : AssetAmount.parse(amount, Given.USDC).orElseThrow();
  }

  private Break.Open open(Wallet.Active of, Duration ago) {
    var at = store().now().minus(ago);
    return Break.Open.seen(
        new Break.Header(
            BreakId.next(Given.IDS), tenant.id(), of.header().customer(), of.id(), at, 1),
        new Gap(usdc("5"), usdc("7.25"), at));
  }

  private Break.Open added(Break.Open open) {
    in(() -> breaks().add(open));
    return open;
  }

  private Break load(Break of) {
    return in(() -> breaks().get(tenant.id(), of.id())).orElseThrow();
  }

  private Owner owner() {
    return new Owner("operator:desk:ana", store().now());
  }

  private Instant now() {
    return store().now();
  }

  @Test
  void a_break_is_read_back_as_it_was_added() {
    var open = added(open(wallet, Duration.ZERO));

    assertThat(load(open)).isEqualTo(open);
    assertThat(open.gap().difference().text()).isEqualTo("-2.250000");
    assertThat(in(() -> breaks().openOf(tenant.id(), wallet.id()))).contains(open);
    assertThat(in(() -> breaks().getForUpdate(tenant.id(), open.id()))).contains(open);
    assertThat(in(() -> breaks().lastClosed(tenant.id(), wallet.id()))).isEmpty();
  }

  @Test
  void a_wallet_has_one_open_break_at_most() {
    var open = added(open(wallet, Duration.ZERO));
    var second = open(wallet, Duration.ZERO);
    assertThatThrownBy(() -> in(() -> breaks().add(second))).isInstanceOf(RuntimeException.class);

    in(() -> breaks().save(open.explained(null, now())));
    added(second);

    assertThat(in(() -> breaks().openOf(tenant.id(), wallet.id()))).contains(second);
  }

  @Test
  void every_state_is_read_back_as_it_was_saved_and_leaves_nothing_of_the_one_before() {
    var open = added(open(wallet, Duration.ofHours(1)));
    var taken =
        new Break.Open(open.header(), new Gap(usdc("-1"), usdc("0"), now()), now(), true, owner());
    in(() -> breaks().save(taken));
    var loaded = (Break.Open) load(open);
    assertThat(loaded.header().version()).isEqualTo(2);
    assertThat(loaded.gap()).isEqualTo(taken.gap());
    assertThat(loaded.owner()).isEqualTo(taken.owner());
    assertThat(loaded.kind()).isEqualTo(BreakKind.UNEXPLAINED);

    var closed = loaded.closed(owner(), "Ticket 4711, the provider has confirmed it", now());
    in(() -> breaks().save(closed));

    assertThat(load(open))
        .isInstanceOfSatisfying(
            Break.Closed.class,
            it -> {
              assertThat(it.evidence()).isEqualTo(closed.evidence());
              assertThat(it.owner()).isEqualTo(closed.owner());
              assertThat(it.closedAt()).isEqualTo(closed.closedAt());
              assertThat(in(() -> breaks().lastClosed(tenant.id(), wallet.id()))).contains(it);
            });
    assertThat(in(() -> breaks().openOf(tenant.id(), wallet.id()))).isEmpty();
  }

  @Test
  void one_that_is_explained_names_its_transaction_or_none() {
    var transaction = transaction();
    var found = open(wallet, Duration.ZERO).explained(transaction, now());
    var passed = open(wallet, Duration.ZERO).explained(null, now());
    in(
        () -> {
          breaks().add(found);
          breaks().add(passed);
        });

    assertThat(load(found)).isEqualTo(found);
    assertThat(load(found).kind()).isEqualTo(BreakKind.MISSING_WEBHOOK);
    assertThat(load(passed)).isEqualTo(passed);
    assertThat(load(passed).kind()).isEqualTo(BreakKind.TIMING);
  }

  private TransactionId transaction() {
    var deposit = TransactionBuilder.aTransactionOf(wallet).build();
    in(() -> store().walletTransactions().add(deposit));
    return deposit.facts().id();
  }

  @Test
  void the_last_that_was_closed_is_the_one_that_counts() {
    var first = added(open(wallet, Duration.ofHours(3)));
    in(() -> breaks().save(first.closed(owner(), "first", now().minusSeconds(60))));
    var second = added(open(wallet, Duration.ofHours(2)));
    in(() -> breaks().save(second.closed(owner(), "second", now())));

    assertThat(in(() -> breaks().lastClosed(tenant.id(), wallet.id())).orElseThrow().evidence())
        .isEqualTo("second");
  }

  @Test
  void whoever_has_an_older_version_is_too_late() {
    var open = added(open(wallet, Duration.ZERO));
    in(() -> breaks().save(open.taken(owner())));

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> in(() -> breaks().save(open.explained(null, now()))));
  }

  @Test
  void breaks_are_listed_newest_first_under_conditions() {
    var other = given.customer(tenant);
    var oldest = added(open(given.activeWallet(tenant, other, Given.USDC), Duration.ofHours(3)));
    var explained = open(wallet, Duration.ofHours(2)).explained(null, now());
    in(() -> breaks().add(explained));
    var newest = added(open(wallet, Duration.ofHours(1)));

    var first = in(() -> breaks().list(tenant.id(), List.of(), new PageRequest(2, null, true)));
    assertThat(first.items()).extracting(Break::id).containsExactly(newest.id(), explained.id());
    assertThat(first.total()).isEqualTo(3);
    var rest =
        in(() -> breaks().list(tenant.id(), List.of(), new PageRequest(2, first.next(), false)));
    assertThat(rest.items()).extracting(Break::id).containsExactly(oldest.id());
    assertThat(rest.next()).isNull();
    assertThat(found(new BreakFilter.OfCustomer(other.id()))).containsExactly(oldest.id());
    assertThat(found(new BreakFilter.InState(BreakState.EXPLAINED)))
        .containsExactly(explained.id());
    assertThat(
            found(
                new BreakFilter.InState(BreakState.OPEN), new BreakFilter.OfKind(BreakKind.TIMING)))
        .containsExactly(newest.id(), oldest.id());
    assertThat(found(new BreakFilter.OfKind(BreakKind.UNEXPLAINED))).isEmpty();
  }

  private List<BreakId> found(BreakFilter... filters) {
    return in(() -> breaks().list(tenant.id(), List.of(filters), PageRequest.first(20)))
        .items()
        .stream()
        .map(Break::id)
        .toList();
  }

  @Test
  void when_a_customer_was_compared_is_remembered() {
    assertThat(in(() -> breaks().comparedAt(tenant.id(), customer.id()))).isEmpty();
    var at = now();
    in(() -> breaks().compared(tenant.id(), customer.id(), at.minusSeconds(60)));
    in(() -> breaks().compared(tenant.id(), customer.id(), at));

    assertThat(in(() -> breaks().comparedAt(tenant.id(), customer.id()))).contains(at);
  }

  @Test
  void another_tenant_sees_none_of_it() {
    var open = added(open(wallet, Duration.ZERO));

    assertThat(given.in(stranger, () -> breaks().get(stranger.id(), open.id()))).isEmpty();
    assertThat(
            given
                .in(stranger, () -> breaks().list(stranger.id(), List.of(), PageRequest.first(20)))
                .items())
        .isEmpty();
  }
}
