package io.purser.domain.customer.overview;

import io.purser.domain.Store;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CodeChannel;
import io.purser.domain.card.onboarding.CodesOfCustomer;
import io.purser.domain.card.onboarding.OnboardingRecords;
import io.purser.domain.card.onboarding.SentCode;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.overview.Overview.CardHolding;
import io.purser.domain.customer.overview.Overview.Holding;
import io.purser.domain.customer.overview.Overview.Holdings;
import io.purser.domain.kyc.KycRecords;
import io.purser.domain.kyc.business.BusinessRecords;
import io.purser.domain.kyc.document.Document;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.TransferFilter;
import io.purser.domain.wallet.Wallet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@link Overviews} out of everything else in memory. */
public final class InMemoryOverviews implements Overviews {
  private static final PageRequest PAGE = PageRequest.first(FIRST);
  private static final PageRequest COUNTED = new PageRequest(1, null, true);

  private final Store store;

  public InMemoryOverviews(Store store) {
    this.store = store;
  }

  @Override
  public Optional<Overview> of(TenantId tenant, CustomerId id, Set<Part> wanted) {
    return store.customers().get(tenant, id).map(customer -> of(tenant, customer, wanted));
  }

  @Override
  public Map<CustomerId, Holdings> holdings(TenantId tenant, Set<CustomerId> customers) {
    return customers.stream()
        .filter(id -> store.customers().get(tenant, id).isPresent())
        .collect(Collectors.toMap(id -> id, id -> holdings(tenant, id)));
  }

  private Overview of(TenantId tenant, Customer customer, Set<Part> wanted) {
    var id = customer.id();
    return new Overview(
        customer,
        when(wanted, Part.WALLETS, () -> store.wallets().list(tenant, id, PAGE)),
        when(wanted, Part.BALANCES, () -> holdings(tenant, id)),
        when(wanted, Part.CARDS, () -> store.cards().list(tenant, id, PAGE)),
        when(wanted, Part.ONBOARDING, () -> onboarding(tenant, id)),
        when(
            wanted,
            Part.TRANSACTIONS,
            () -> store.walletTransactions().list(tenant, id, List.of(), PAGE)),
        when(wanted, Part.EXTERNAL_WALLETS, () -> store.externalWallets().list(tenant, id, PAGE)),
        when(wanted, Part.KYC, () -> kyc(tenant, id)),
        when(wanted, Part.COUNTS, () -> counts(tenant, id)));
  }

  private static <T> @Nullable T when(Set<Part> wanted, Part part, Supplier<@Nullable T> read) {
    return wanted.contains(part) ? read.get() : null;
  }

  private Holdings holdings(TenantId tenant, CustomerId customer) {
    return new Holdings(
        wallets(tenant, customer), card(tenant, customer), store.displayRates().get(tenant));
  }

  private @Nullable CardHolding card(TenantId tenant, CustomerId customer) {
    return store
        .cardOnboardings()
        .newest(tenant, customer)
        .filter(CardOnboarding.Known.class::isInstance)
        .map(_ -> new CardHolding(store.cardBalances().get(tenant, customer).orElse(null)))
        .orElse(null);
  }

  private List<Holding> wallets(TenantId tenant, CustomerId customer) {
    return store
        .wallets()
        .list(tenant, customer, PageRequest.first(PageRequest.MAX_LIMIT))
        .items()
        .stream()
        .filter(wallet -> !(wallet instanceof Wallet.Failed))
        .map(
            wallet ->
                new Holding(wallet, store.walletBalances().get(tenant, wallet.id()).orElse(null)))
        .toList();
  }

  private @Nullable OnboardingRecords onboarding(TenantId tenant, CustomerId customer) {
    return store
        .cardOnboardings()
        .newest(tenant, customer)
        .map(
            newest ->
                new OnboardingRecords(
                    newest,
                    store.cardOnboardings().history(tenant, newest.id()),
                    new CodesOfCustomer() {
                      @Override
                      public Optional<SentCode> newest(CodeChannel channel) {
                        return store.sentCodes().newest(tenant, customer, channel);
                      }

                      @Override
                      public List<Instant> sentAfter(CodeChannel channel, Instant after) {
                        return store.sentCodes().sentAfter(tenant, customer, channel, after);
                      }
                    }))
        .orElse(null);
  }

  private KycRecords kyc(TenantId tenant, CustomerId customer) {
    return new KycRecords(
        store.verifications().get(tenant, customer),
        store.termsAcceptances().newest(tenant, customer).orElse(null),
        store.verifications().newestEvidence(tenant, customer).orElse(null),
        new BusinessRecords(
            store.legalProfiles().get(tenant, customer),
            store.shareholders().areThereOf(tenant, customer),
            store.documents().areThereOf(tenant, customer, Document.Kind.REGISTER_EXTRACT)));
  }

  private Counts counts(TenantId tenant, CustomerId customer) {
    return new Counts(
        total(store.wallets().list(tenant, customer, COUNTED)),
        total(store.externalWallets().list(tenant, customer, COUNTED)),
        total(store.cards().list(tenant, customer, COUNTED)),
        total(
            store
                .transfers()
                .list(tenant, List.of(new TransferFilter.OfCustomer(customer)), COUNTED)));
  }

  private static long total(Page<?> page) {
    return Objects.requireNonNull(page.total());
  }
}
