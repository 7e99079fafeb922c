package io.purser.domain.wallet;

import static io.purser.domain.Given.USDC;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.Registration;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.Operation;
import java.util.List;

/** A customer who wants a wallet, and what can be seen of it. */
final class WalletWanted {
  static final Email ANA = new Email("ana@example.com");

  private final InMemoryPlatform platform;
  private final Customer customer;

  WalletWanted(InMemoryPlatform platform) {
    this.platform = platform;
    this.customer = platform.customer(ANA.value());
  }

  Customer customer() {
    return customer;
  }

  Reply open(String key) {
    return platform.openWallet(key, customer.id(), USDC);
  }

  static StoredAnswer answer(Reply reply) {
    if (reply instanceof Reply.Answered(var answer, _)) {
      return answer;
    }
    throw new AssertionError("no answer but " + reply);
  }

  int customersMade() {
    return platform.provider.customersMade(platform.tenant.account(), ANA);
  }

  List<Wallet> wallets() {
    return platform.store.wallets().all();
  }

  void isOpenOnce() {
    assertThat(customersMade()).isEqualTo(1);
    assertThat(platform.provider.walletsMade()).isEqualTo(1);
    assertThat(wallets()).singleElement().isInstanceOf(Wallet.Active.class);
    assertThat(platform.load(customer.id()).registration())
        .isInstanceOf(Registration.Registered.class);
    assertThat(platform.store.operations().all())
        .hasSize(2)
        .allMatch(Operation.Confirmed.class::isInstance);
  }

  void suspend() {
    platform.given.in(
        platform.tenant,
        () ->
            platform.suspendCustomer.suspend(
                platform.tenant.id(), customer.id(), "why", InMemoryPlatform.BY));
  }
}
