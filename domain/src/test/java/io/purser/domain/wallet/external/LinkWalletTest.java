package io.purser.domain.wallet.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.Initiator;
import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.wallet.external.ExternalWalletRefusal.AlreadyLinked;
import io.purser.domain.wallet.external.ExternalWalletRefusal.OfCustomer;
import org.junit.jupiter.api.Test;

class LinkWalletTest {
  private static final Initiator BY = new Initiator("service:app", null, "request-1");
  private static final ChainAddress ADDRESS =
      new ChainAddress(Chain.BASE, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final LinkWallet linkWallet =
      new LinkWallet(
          platform.store.customers(),
          platform.store.externalWallets(),
          platform.journal,
          Given.IDS,
          platform.store.clock());
  private final CustomerId customer = platform.given.customer(platform.tenant).id();

  private LinkWallet.Result link(CustomerId id) {
    return platform.given.in(
        platform.tenant, () -> linkWallet.link(platform.tenant.id(), id, ADDRESS, BY));
  }

  private static ExternalWallet linked(LinkWallet.Result result) {
    if (result instanceof LinkWallet.Result.Linked(var wallet)) {
      return wallet;
    }
    throw new AssertionError("not linked: " + result);
  }

  private void unlink(ExternalWallet wallet) {
    platform.given.in(platform.tenant, () -> linkWallet.unlinkByTenant(wallet, BY));
  }

  @Test
  void linking_is_written_down_and_the_provider_not_asked() {
    var wallet = linked(link(customer));

    assertThat(platform.store.eventLog().types()).containsExactly("external_wallet.linked");
    assertThat(platform.store.auditLog().all())
        .singleElement()
        .returns("external_wallet.linked", AuditEntry::action)
        .returns(wallet.id().value(), AuditEntry::subject);
    assertThat(platform.provider.reads()).isZero();
  }

  @Test
  void the_same_address_is_refused_and_the_wallet_named() {
    var wallet = linked(link(customer));

    assertThat(link(customer))
        .isEqualTo(new LinkWallet.Result.Refused(new AlreadyLinked(wallet.id())));
    assertThat(platform.store.eventLog().types()).hasSize(1);
  }

  @Test
  void a_customer_who_is_suspended_or_not_there_links_nothing() {
    var nobody = CustomerId.next(Given.IDS, CustomerType.INDIVIDUAL);
    assertThat(link(nobody))
        .isEqualTo(
            new LinkWallet.Result.Refused(new OfCustomer(new CustomerRefusal.NoSuchCustomer())));
    platform.given.in(
        platform.tenant,
        () -> platform.suspendCustomer.suspend(platform.tenant.id(), customer, "a reason", BY));

    assertThat(link(customer))
        .isEqualTo(
            new LinkWallet.Result.Refused(
                new OfCustomer(new CustomerRefusal.CustomerSuspended(customer))));
  }

  @Test
  void what_a_suspended_customer_has_linked_only_the_tenant_unlinks() {
    var wallet = linked(link(customer));
    platform.given.in(
        platform.tenant,
        () -> platform.suspendCustomer.suspend(platform.tenant.id(), customer, "a reason", BY));

    var refused =
        platform.given.in(platform.tenant, () -> linkWallet.unlinkByThemselves(wallet, BY));

    assertThat(refused).contains(new CustomerRefusal.CustomerSuspended(customer));
    assertThat(platform.store.eventLog().types()).doesNotContain("external_wallet.unlinked");
    unlink(wallet);
    assertThat(platform.store.eventLog().types()).endsWith("external_wallet.unlinked");
  }

  @Test
  void unlinking_twice_is_written_down_once() {
    var wallet = linked(link(customer));

    unlink(wallet);
    unlink(wallet);

    assertThat(platform.store.eventLog().types())
        .containsExactly("external_wallet.linked", "external_wallet.unlinked");
  }
}
