package io.purser.domain.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.FakeProvider;
import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.ProviderCustomer;
import io.purser.domain.customer.Registration;
import io.purser.domain.event.Journal;
import io.purser.domain.money.Asset;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One customer who never gets an answer must not keep the others from theirs. */
class SweepOrderTest {
  private static final Duration QUIET = Duration.ofHours(1);

  private final InMemoryStore store = new InMemoryStore();
  private final Given given = new Given(store);
  private final FakeProvider world = new FakeProvider(store);
  private final SilentAboutSome provider = new SilentAboutSome(world);
  private final Tenant tenant = given.tenant();
  private final RefreshBalances refresh =
      new RefreshBalances(
          store.work(),
          store.tenants(),
          store.customers(),
          store.walletBalances(),
          provider,
          new BookTransaction(
              store.wallets(),
              store.walletTransactions(),
              store.walletBalances(),
              new TransactionPostings(store.ledger()),
              _ -> {},
              new Journal(store.eventLog(), store.auditLog(), store.ids()),
              store.ids(),
              store.clock()),
          (_, _) -> {},
          store.clock());
  private final BalanceSweep sweep =
      new BalanceSweep(store.walletBalances(), refresh, (_, _, _) -> false, QUIET, 10);

  @Test
  void a_customer_whom_the_provider_does_not_know_stops_nobody() {
    var forgotten = customerWithWallet("one@example.com");
    var other = customerWithWallet("two@example.com");
    world.forgets(known(forgotten).id());
    store.letTimePass(QUIET.plusMinutes(1));

    assertThat(sweep.work()).isEqualTo(2);

    assertThat(heardOf(other)).isEqualTo(store.now());
    assertThat(known(reload(forgotten)).status()).isEqualTo(ProviderCustomer.UNKNOWN);
  }

  @Test
  void a_customer_who_never_gets_an_answer_stops_nobody_after_the_others_had_theirs() {
    var older = customerWithWallet("one@example.com");
    store.letTimePass(Duration.ofSeconds(1));
    var newer = customerWithWallet("two@example.com");
    provider.silent.add(known(older).id());
    store.letTimePass(QUIET.plusMinutes(1));

    sweep.work();

    assertThat(heardOf(newer)).isEqualTo(store.now());
    assertThat(heardOf(older)).isBefore(store.now());
  }

  @Test
  void it_stops_asking_while_nobody_answers() {
    customerWithWallet("one@example.com");
    customerWithWallet("two@example.com");
    world.goesAway();
    store.letTimePass(QUIET.plusMinutes(1));

    assertThat(sweep.work()).isOne();
  }

  private Customer customerWithWallet(String email) {
    var known = world.hasCustomer(tenant.account(), new Email(email));
    var customer = given.registeredCustomer(tenant, known.id());
    given.activeWallet(tenant, customer, Given.USDC);
    return customer;
  }

  private Instant heardOf(Customer customer) {
    return given.in(
        tenant,
        () -> store.walletBalances().ofCustomer(tenant.id(), customer.id()).getFirst().asOf());
  }

  private Customer reload(Customer customer) {
    return given.in(tenant, () -> store.customers().get(tenant.id(), customer.id()).orElseThrow());
  }

  private static ProviderCustomer known(Customer customer) {
    return customer.registration() instanceof Registration.Registered(var known)
        ? known
        : throwNotRegistered();
  }

  private static ProviderCustomer throwNotRegistered() {
    throw new IllegalStateException("not registered");
  }

  /** Never answers about some of its customers. */
  private static final class SilentAboutSome implements WalletProvider {
    private final WalletProvider provider;
    private final Set<String> silent = new HashSet<>();

    private SilentAboutSome(WalletProvider provider) {
      this.provider = provider;
    }

    @Override
    public History history(ProviderAccountId account, String customer, Deadline deadline) {
      return silent.contains(customer)
          ? new History.Unavailable("no answer in time", Duration.ZERO)
          : provider.history(account, customer, deadline);
    }

    @Override
    public Sighting<ProviderWallet> find(
        ProviderAccountId account, String customer, Asset asset, Deadline deadline) {
      return provider.find(account, customer, asset, deadline);
    }

    @Override
    public Answer<ProviderWallet> open(
        ProviderAccountId account, String customer, Asset asset, Deadline deadline) {
      return provider.open(account, customer, asset, deadline);
    }
  }
}
