package io.purser.domain.card.onboarding;

import io.purser.domain.audit.Initiator;
import io.purser.domain.card.onboarding.CardOnboarding.Known;
import io.purser.domain.card.onboarding.CardOnboarding.Underway;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.kyc.HearOfProof;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;

/** What all steps of an onboarding have in common: who may take one, and writing down what came. */
public final class OnboardingSteps {
  private final UnitOfWork work;
  private final Tenants tenants;
  private final Customers customers;
  private final CardOnboardings onboardings;
  private final OnboardingChanges changes;
  private final ProofOfIdentity proof;
  private final Journal journal;
  private final InstantSource clock;

  public OnboardingSteps(
      UnitOfWork work,
      Tenants tenants,
      Customers customers,
      CardOnboardings onboardings,
      HearOfProof hearOfProof,
      Journal journal,
      InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.customers = customers;
    this.onboardings = onboardings;
    this.changes = new OnboardingChanges(onboardings, journal);
    this.proof = new ProofOfIdentity(hearOfProof);
    this.journal = journal;
    this.clock = clock;
  }

  /** Whether a step may be taken. */
  sealed interface Admission {
    record Admitted(Customer.Active customer, Underway onboarding) implements Admission {
      String cardCustomer() {
        return onboarding.cardholder().id();
      }
    }

    record Refused(OnboardingRefusal why) implements Admission {}
  }

  /** Inside a unit of work, in which the onboarding is locked from here on. */
  Admission admit(TenantId tenant, CustomerId id, Move move) {
    var customer = customers.getForShare(tenant, id);
    if (customer.isEmpty()) {
      return refused(new CustomerRefusal.NoSuchCustomer());
    }
    return switch (customer.get()) {
      case Customer.Active active -> admit(active, move);
      case Customer.Suspended _ -> refused(new CustomerRefusal.CustomerSuspended(id));
      case Customer.Deleted _ -> refused(new CustomerRefusal.CustomerDeleted(id));
    };
  }

  private Admission admit(Customer.Active active, Move move) {
    var newest = onboardings.newestForUpdate(active.header().tenant(), active.id());
    if (newest.isEmpty()) {
      return new Admission.Refused(new OnboardingRefusal.NoOnboarding());
    }
    return newest.get() instanceof Underway underway && underway.stage().allows(move)
        ? new Admission.Admitted(active, underway)
        : new Admission.Refused(new OnboardingRefusal.MoveNotAllowed(newest.get().stage(), move));
  }

  /** The same in a unit of work of its own. */
  Admission look(TenantId tenant, CustomerId id, Move move) {
    return work.inTransaction(tenant, () -> admit(tenant, id, move));
  }

  /** How it stands, for a customer who has begun one. */
  CardOnboarding newest(TenantId tenant, CustomerId id) {
    return work.reading(tenant, () -> onboardings.newest(tenant, id).orElseThrow());
  }

  /** Outside any unit of work. */
  ProviderAccountId accountOf(TenantId tenant) {
    return tenants.get(tenant).orElseThrow().account();
  }

  /** Writes down what the provider has let happen. One that has ended meanwhile stays as it is. */
  CardOnboarding learn(Underway known, Initiator by, BiFunction<Underway, Instant, Known> change) {
    var header = known.header();
    return work.inTransaction(
        header.tenant(),
        () -> {
          // Before the onboarding, as by everybody else.
          var customer = customers.getForShare(header.tenant(), header.customer()).orElseThrow();
          var current = onboardings.getForUpdate(header.tenant(), header.id()).orElseThrow();
          return current instanceof Underway underway
              ? save(customer, underway, change, by)
              : current;
        });
  }

  private CardOnboarding save(
      Customer customer,
      Underway before,
      BiFunction<Underway, Instant, Known> change,
      Initiator by) {
    var at = clock.instant();
    var after = changes.save(before, change.apply(before, at), by);
    proof.learnt(customer, before, after, by, at);
    return after;
  }

  /** For those who ask who had it done. Inside a unit of work. */
  void noteLink(CardOnboarding onboarding, Initiator by) {
    note(onboarding, "card_onboarding.kyc_link_given", by);
  }

  /** The same of a code that is to be sent. */
  void noteCode(CardOnboarding onboarding, Initiator by) {
    note(onboarding, "card_onboarding.code_ordered", by);
  }

  private void note(CardOnboarding onboarding, String action, Initiator by) {
    var header = onboarding.header();
    journal.note(
        by, header.tenant(), action, header.id().value(), header.customer(), List.of(), now());
  }

  Instant now() {
    return clock.instant();
  }

  private static Admission refused(CustomerRefusal why) {
    return new Admission.Refused(new OnboardingRefusal.OfCustomer(why));
  }
}
