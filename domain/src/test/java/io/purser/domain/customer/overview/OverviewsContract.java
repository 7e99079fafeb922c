package io.purser.domain.customer.overview;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.card.account.balance.CardBalance;
import io.purser.domain.card.account.balance.Figures;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CodeChannel;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.card.onboarding.SentCode;
import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerBuilder;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.overview.Overview.CardHolding;
import io.purser.domain.customer.overview.Overview.Holding;
import io.purser.domain.customer.overview.Overview.Holdings;
import io.purser.domain.kyc.Evidence;
import io.purser.domain.kyc.EvidenceId;
import io.purser.domain.kyc.KycRecords;
import io.purser.domain.kyc.SeenEvidence;
import io.purser.domain.kyc.TermsAcceptance;
import io.purser.domain.kyc.Verification;
import io.purser.domain.kyc.business.BusinessRecords;
import io.purser.domain.kyc.business.Described;
import io.purser.domain.kyc.business.LegalProfile;
import io.purser.domain.kyc.business.Shareholder;
import io.purser.domain.kyc.business.ShareholderId;
import io.purser.domain.kyc.document.Document;
import io.purser.domain.kyc.document.HandedIn;
import io.purser.domain.list.PageRequest;
import io.purser.domain.money.Asset;
import io.purser.domain.money.Money;
import io.purser.domain.operation.Rejection;
import io.purser.domain.rate.Rate;
import io.purser.domain.rate.RateTable;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.external.ExternalWallet;
import io.purser.domain.wallet.external.ExternalWalletId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Overviews} must do. */
public abstract class OverviewsContract extends StoreContract {
  private static final Set<Part> EVERYTHING = EnumSet.allOf(Part.class);

  private Customer customer;

  @BeforeEach
  void begin() {
    customer = given.customer(tenant);
  }

  private Optional<Overview> read(Set<Part> wanted) {
    return given.reading(tenant, () -> store().overviews().of(tenant.id(), customer.id(), wanted));
  }

  private Overview overview(Part... wanted) {
    return read(Set.of(wanted)).orElseThrow();
  }

  private void link(Customer owner, int number) {
    var address = new ChainAddress(Chain.BASE, "0x" + "%040d".formatted(number));
    in(
        () ->
            store()
                .externalWallets()
                .link(
                    ExternalWallet.linked(
                        ExternalWalletId.next(Given.IDS),
                        tenant.id(),
                        owner.id(),
                        address,
                        store().now().minusSeconds(number))));
  }

  private void failedWallet() {
    var wallet = given.requestedWallet(tenant, customer, new Asset("bitcoin", "BTC", 8));
    in(
        () ->
            store()
                .wallets()
                .save(
                    wallet.fail(
                        Rejection.because(Rejection.Reason.REFUSED_BY_PROVIDER), store().now())));
  }

  @Test
  void one_who_has_nothing_has_empty_lists_and_no_onboarding() {
    var overview = read(EVERYTHING).orElseThrow();

    assertThat(overview.customer()).isEqualTo(customer);
    assertThat(requireNonNull(overview.wallets()).items()).isEmpty();
    assertThat(overview.holdings())
        .isEqualTo(new Holdings(List.of(), null, RateTable.none(tenant.id())));
    assertThat(requireNonNull(overview.cards()).items()).isEmpty();
    assertThat(overview.onboarding()).isNull();
    assertThat(requireNonNull(overview.transactions()).items()).isEmpty();
    assertThat(requireNonNull(overview.externalWallets()).items()).isEmpty();
    assertThat(overview.kyc())
        .isEqualTo(
            new KycRecords(Verification.none(tenant.id(), customer.id()), null, null, nothing()));
    assertThat(overview.counts()).isEqualTo(new Counts(0, 0, 0, 0));
  }

  @Test
  void what_several_have_is_read_at_once_and_of_each_as_of_one_alone() {
    var rich = given.customer(tenant);
    var cardholder = given.customer(tenant);
    given.activeWallet(tenant, customer, Given.USDC);
    given.activeWallet(tenant, rich, Given.USDC);
    given.activeWallet(tenant, rich, new Asset("bitcoin", "BTC", 8));
    given.readyForCard(tenant, cardholder);
    var foreign = given.customer(given.tenant());
    var asked =
        Set.of(
            customer.id(),
            rich.id(),
            cardholder.id(),
            foreign.id(),
            new CustomerId(Given.IDS.next("cus")));

    var found = given.reading(tenant, () -> store().overviews().holdings(tenant.id(), asked));

    assertThat(found).containsOnlyKeys(customer.id(), rich.id(), cardholder.id());
    found.forEach(
        (id, holdings) ->
            assertThat(holdings)
                .isEqualTo(
                    given
                        .reading(
                            tenant,
                            () -> store().overviews().of(tenant.id(), id, Set.of(Part.BALANCES)))
                        .orElseThrow()
                        .holdings()));
    assertThat(requireNonNull(found.get(rich.id())).wallets()).hasSize(2);
    assertThat(requireNonNull(found.get(cardholder.id())).card()).isNotNull();
    assertThat(requireNonNull(found.get(customer.id())).card()).isNull();
  }

  @Test
  void what_is_not_wanted_is_not_there() {
    given.activeWallet(tenant, customer, Given.USDC);

    assertThat(overview())
        .isEqualTo(new Overview(customer, null, null, null, null, null, null, null, null));
    var cards = overview(Part.CARDS);
    assertThat(cards.cards()).isNotNull();
    assertThat(cards.wallets()).isNull();
    assertThat(cards.counts()).isNull();
  }

  @Test
  void how_far_they_are_known_is_the_newest_of_the_customer() {
    var at = store().now();
    var verification =
        new Verification.UnderReview(new Verification.Header(tenant.id(), customer.id(), at, 0));
    var evidence = new Evidence(Evidence.Kind.PASSPORT, "case 17", "BR");
    var seen =
        new SeenEvidence(EvidenceId.next(Given.IDS), tenant.id(), customer.id(), evidence, at);
    var terms = new TermsAcceptance(tenant.id(), customer.id(), "2", at);
    in(
        () -> {
          store().verifications().save(verification);
          store()
              .verifications()
              .keep(
                  new SeenEvidence(
                      EvidenceId.next(Given.IDS),
                      tenant.id(),
                      customer.id(),
                      evidence,
                      at.minusSeconds(1)));
          store().verifications().keep(seen);
          store().termsAcceptances().add(terms);
          store()
              .termsAcceptances()
              .add(new TermsAcceptance(tenant.id(), customer.id(), "1", at.minusSeconds(1)));
        });

    assertThat(overview(Part.KYC).kyc())
        .isEqualTo(new KycRecords(verification.withVersion(1), terms, seen, nothing()));
    in(() -> store().verifications().forgetEvidence(tenant.id(), customer.id()));
    assertThat(requireNonNull(overview(Part.KYC).kyc()).evidence()).isNull();
  }

  private BusinessRecords nothing() {
    return new BusinessRecords(LegalProfile.none(tenant.id(), customer.id()), false, false);
  }

  @Test
  void a_business_comes_with_how_it_is_registered_and_what_it_has_handed_in() {
    customer =
        given.customer(
            CustomerBuilder.aBusiness().of(tenant.id()).createdAt(store().now()).build());
    var at = store().now();
    var profile = new LegalProfile(tenant.id(), customer.id(), Described.details("35"), at, 0);
    in(
        () -> {
          store().legalProfiles().save(profile);
          store()
              .shareholders()
              .add(
                  new Shareholder(
                      ShareholderId.next(Given.IDS),
                      tenant.id(),
                      customer.id(),
                      Described.person("Ana", "25"),
                      at,
                      at,
                      1));
          var handedIn = HandedIn.document(customer, Document.Kind.REGISTER_EXTRACT, at);
          store().documents().add(handedIn, HandedIn.content("extract", handedIn.size()));
        });

    assertThat(requireNonNull(overview(Part.KYC).kyc()).business())
        .isEqualTo(new BusinessRecords(profile.withVersion(1), true, true));
  }

  @Test
  void wallets_and_what_is_in_them_are_those_of_the_customer() {
    given.activeWallet(tenant, given.customer(tenant), Given.USDC);
    var active = given.activeWallet(tenant, customer, Given.USDC);
    var requested = given.requestedWallet(tenant, customer, Given.BTC);

    var overview = overview(Part.WALLETS, Part.BALANCES);

    var all = in(() -> store().wallets().list(tenant.id(), customer.id(), PageRequest.first(20)));
    assertThat(overview.wallets()).isEqualTo(all);
    assertThat(all.items()).hasSize(2);
    var balance = in(() -> store().walletBalances().get(tenant.id(), active.id())).orElseThrow();
    assertThat(requireNonNull(overview.holdings()).wallets())
        .containsExactlyInAnyOrder(
            new Holding(loaded(active), balance), new Holding(loaded(requested), null));
  }

  @Test
  void who_the_provider_does_not_take_has_no_card_account() {
    begunAndDeclined();

    assertThat(requireNonNull(overview(Part.BALANCES).holdings()).card()).isNull();
  }

  @Test
  void what_is_in_a_card_account_is_shown_once_it_is_known() {
    given.readyForCard(tenant, customer);
    assertThat(requireNonNull(overview(Part.BALANCES).holdings()).card())
        .isEqualTo(new CardHolding(null));
    var balance =
        new CardBalance(
            Figures.whole(new Money(4_523, Currency.getInstance("USD"))),
            null,
            store().now(),
            CardBalance.Source.CHAIN);
    in(
        () -> {
          store().cardBalances().lock(tenant.id(), customer.id());
          store().cardBalances().save(tenant.id(), customer.id(), balance);
        });

    assertThat(requireNonNull(overview(Part.BALANCES).holdings()).card())
        .isEqualTo(new CardHolding(balance));
  }

  @Test
  void balances_come_with_what_the_tenant_shows_totals_by() {
    var rate = new Rate(new BigDecimal("0.9312"), store().now());
    var table =
        new RateTable(
            tenant.id(),
            Currency.getInstance("EUR"),
            new TreeMap<>(Map.of("USDC", rate)),
            store().now(),
            0);
    in(() -> store().displayRates().save(table));
    assertThat(requireNonNull(overview(Part.BALANCES).holdings()).rates())
        .isEqualTo(table.withVersion(1));
    var empty =
        new RateTable(tenant.id(), Currency.getInstance("JPY"), new TreeMap<>(), store().now(), 1);
    in(() -> store().displayRates().save(empty));

    assertThat(requireNonNull(overview(Part.BALANCES).holdings()).rates())
        .isEqualTo(empty.withVersion(2));
  }

  private Wallet loaded(Wallet wallet) {
    return in(() -> store().wallets().get(tenant.id(), wallet.id())).orElseThrow();
  }

  @Test
  void a_wallet_that_was_never_opened_is_shown_and_holds_nothing() {
    failedWallet();

    var overview = overview(Part.WALLETS, Part.BALANCES, Part.COUNTS);

    assertThat(requireNonNull(overview.wallets()).items()).hasSize(1);
    assertThat(requireNonNull(overview.holdings()).wallets()).isEmpty();
    assertThat(requireNonNull(overview.counts()).wallets()).isOne();
  }

  @Test
  void a_list_ends_after_its_first_page_and_says_where_it_goes_on() {
    for (int i = 1; i <= Overviews.FIRST + 1; i++) {
      link(customer, i);
    }
    link(given.customer(tenant), 1);

    var overview = overview(Part.EXTERNAL_WALLETS, Part.COUNTS);

    var own =
        in(
            () ->
                store()
                    .externalWallets()
                    .list(tenant.id(), customer.id(), PageRequest.first(Overviews.FIRST)));
    assertThat(overview.externalWallets()).isEqualTo(own);
    assertThat(requireNonNull(own.next())).isNotNull();
    assertThat(overview.counts()).isEqualTo(new Counts(0, Overviews.FIRST + 1L, 0, 0));
  }

  @Test
  void an_onboarding_comes_with_its_history_and_the_codes_that_were_sent() {
    given.readyForCard(tenant, customer);
    var sent = new SentCode(Given.IDS.next("cod"), store().now(), null, 0);
    in(() -> store().sentCodes().add(tenant.id(), customer.id(), CodeChannel.PHONE, sent));
    given.requestedCard(tenant, customer);

    var overview = overview(Part.ONBOARDING, Part.CARDS, Part.COUNTS);

    var newest =
        in(() -> store().cardOnboardings().newest(tenant.id(), customer.id())).orElseThrow();
    var history = in(() -> store().cardOnboardings().history(tenant.id(), newest.id()));
    var records = requireNonNull(overview.onboarding());
    assertThat(records.onboarding()).isEqualTo(newest);
    assertThat(records.history()).isEqualTo(history).hasSize(2);
    in(
        () -> {
          assertThat(records.codes().newest(CodeChannel.PHONE)).contains(sent);
          assertThat(records.codes().newest(CodeChannel.EMAIL)).isEmpty();
          assertThat(records.codes().sentAfter(CodeChannel.PHONE, sent.sentAt().minusSeconds(1)))
              .containsExactly(sent.sentAt());
          assertThat(records.codes().sentAfter(CodeChannel.PHONE, sent.sentAt())).isEmpty();
        });
    assertThat(requireNonNull(overview.cards()).items()).hasSize(1);
    assertThat(overview.counts()).isEqualTo(new Counts(0, 0, 1, 0));
  }

  @Test
  void of_several_onboardings_the_open_one_is_shown_with_its_own_history() {
    begunAndDeclined();
    store().letTimePass(Duration.ofSeconds(1));
    given.readyForCard(tenant, customer);

    var records = requireNonNull(overview(Part.ONBOARDING).onboarding());

    assertThat(records.onboarding()).isInstanceOf(CardOnboarding.Ready.class);
    assertThat(records.history()).hasSize(2);
  }

  private void begunAndDeclined() {
    var at = store().now();
    var header =
        new CardOnboarding.Header(
            OnboardingId.next(Given.IDS), tenant.id(), customer.id(), at, at, 0);
    var operation = given.operation(tenant, customer);
    in(
        () -> {
          store().cardOnboardings().add(new CardOnboarding.Requested(header, operation.id()));
          store()
              .cardOnboardings()
              .save(
                  new CardOnboarding.Declined(
                      header.withVersion(1),
                      Rejection.because(Rejection.Reason.REFUSED_BY_PROVIDER)));
        });
  }

  @Test
  void a_customer_whom_there_is_not_has_no_overview() {
    customer = given.customer(stranger);

    assertThat(read(EVERYTHING)).isEmpty();
    assertThat(read(Set.of())).isEmpty();
  }
}
