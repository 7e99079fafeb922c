package io.purser.domain.customer.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Concurrently;
import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.audit.Initiator;
import io.purser.domain.card.IssueCard;
import io.purser.domain.card.account.balance.CardBalance;
import io.purser.domain.card.account.balance.Figures;
import io.purser.domain.card.onboarding.StartCardOnboarding;
import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerBuilder;
import io.purser.domain.customer.LinkLogin;
import io.purser.domain.customer.RegisterCustomer;
import io.purser.domain.event.Journal;
import io.purser.domain.kyc.ForgetIdentity;
import io.purser.domain.money.Money;
import io.purser.domain.wallet.OpenWallet;
import io.purser.domain.wallet.external.LinkWallet;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of a deletion and something that is begun at the same moment, one is refused. */
public abstract class DeletionRacesContract extends StoreContract {
  private static final int TIMES = 20;
  private static final Initiator BY = new Initiator("service:app", null, "request-1");
  private static final String ISSUER = "https://login.example.com";

  /** What keeps a customer from being deleted once it is begun. */
  enum Beginning {
    REGISTRATION,
    WALLET,
    ONBOARDING,
    CARD
  }

  private Journal journal() {
    return new Journal(store().eventLog(), store().auditLog(), Given.IDS);
  }

  private InstantSource clock() {
    return store()::now;
  }

  private DeleteCustomer deleteCustomer() {
    var obstacles =
        new Obstacles(
            store().operations(),
            store().transfers(),
            store().walletBalances(),
            store().cardOnboardings(),
            store().cards(),
            store().fundings(),
            store().withdrawals(),
            store().cardBalances());
    return new DeleteCustomer(
        store().customers(),
        obstacles,
        store().logins(),
        new ForgetIdentity(
            store().verifications(),
            store().legalProfiles(),
            store().shareholders(),
            store().documents()),
        store().recipients(),
        journal(),
        clock());
  }

  private Customer.Living customer() {
    return given.customer(
        CustomerBuilder.aCustomer()
            .of(tenant.id())
            .createdAt(store().now())
            .email(Given.unique("ana") + "@example.com")
            .build());
  }

  private boolean isDeletedNow(Customer customer) {
    return in(
        () ->
            deleteCustomer().handle(tenant.id(), customer.id(), _ -> true, BY)
                instanceof DeleteCustomer.Result.Done);
  }

  private boolean isDeleted(Customer customer) {
    return in(() -> store().customers().get(tenant.id(), customer.id())).orElseThrow()
        instanceof Customer.Deleted;
  }

  /** The customer, prepared so that it could be begun. */
  private Customer.Living customerFor(Beginning beginning) {
    var customer = customer();
    if (beginning == Beginning.CARD) {
      given.readyForCard(tenant, customer);
      in(
          () -> {
            var balances = store().cardBalances();
            balances.lock(tenant.id(), customer.id());
            balances.save(
                tenant.id(),
                customer.id(),
                new CardBalance(
                    Figures.parts(Money.zero(Money.USD), Money.zero(Money.USD)),
                    null,
                    store().now(),
                    CardBalance.Source.PROVIDER));
          });
    }
    return customer;
  }

  private boolean begins(Beginning beginning, Customer customer) {
    return in(
        () ->
            switch (beginning) {
              case REGISTRATION ->
                  registerCustomer().plan(tenant.id(), customer.id(), BY)
                      instanceof RegisterCustomer.Result.Planned;
              case WALLET ->
                  new OpenWallet(
                              store().customers(),
                              registerCustomer(),
                              store().wallets(),
                              store().operations(),
                              () -> List.of(Given.USDC),
                              journal(),
                              Given.IDS,
                              clock())
                          .plan(tenant.id(), customer.id(), "solana", "USDC", BY)
                      instanceof OpenWallet.Result.Planned;
              case ONBOARDING ->
                  new StartCardOnboarding(
                              store().customers(),
                              store().cardOnboardings(),
                              store().operations(),
                              journal(),
                              Given.IDS,
                              clock())
                          .plan(tenant.id(), customer.id(), BY)
                      instanceof StartCardOnboarding.Result.Planned;
              case CARD ->
                  new IssueCard(
                              store().customers(),
                              store().cardOnboardings(),
                              store().cards(),
                              store().cardCountLimits(),
                              store().operations(),
                              journal(),
                              Given.IDS,
                              clock())
                          .plan(tenant.id(), customer.id(), BY)
                      instanceof IssueCard.Result.Planned;
            });
  }

  private RegisterCustomer registerCustomer() {
    return new RegisterCustomer(
        store().customers(), store().operations(), journal(), Given.IDS, clock());
  }

  @ParameterizedTest
  @EnumSource
  void never_both(Beginning beginning) {
    for (int i = 0; i < TIMES; i++) {
      var customer = customerFor(beginning);

      var won =
          Concurrently.run(
              2, number -> number == 0 ? isDeletedNow(customer) : begins(beginning, customer));

      assertThat(won).as("deleted, begun").containsExactlyInAnyOrder(true, false);
      assertThat(isDeleted(customer)).isEqualTo(won.getFirst());
    }
  }

  @Test
  void a_login_that_is_linked_meanwhile_is_ended_or_refused() {
    var linkLogin = new LinkLogin(store().customers(), store().logins(), journal(), clock());
    for (int i = 0; i < TIMES; i++) {
      var customer = customer();
      var subject = Given.unique("subject");

      Concurrently.run(
          2,
          number ->
              number == 0
                  ? isDeletedNow(customer)
                  : in(
                      () ->
                          linkLogin
                              .handle(tenant.id(), customer.id(), ISSUER, subject, Set.of(), BY)
                              .isEmpty()));

      assertThat(isDeleted(customer)).isTrue();
      assertThat(in(() -> store().logins().customerOf(tenant.id(), ISSUER, subject))).isEmpty();
    }
  }

  @Test
  void an_address_that_is_linked_meanwhile_was_linked_before() {
    var linkWallet =
        new LinkWallet(
            store().customers(), store().externalWallets(), journal(), Given.IDS, clock());
    var address = new ChainAddress(Chain.BASE, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    for (int i = 0; i < TIMES; i++) {
      var customer = customer();

      Concurrently.run(
          2,
          number ->
              number == 0
                  ? isDeletedNow(customer)
                  : in(() -> linkWallet.link(tenant.id(), customer.id(), address, BY))
                      instanceof LinkWallet.Result.Linked);

      assertThat(isDeleted(customer)).isTrue();
      assertThat(in(() -> linkWallet.link(tenant.id(), customer.id(), address, BY)))
          .isInstanceOf(LinkWallet.Result.Refused.class);
    }
  }
}
