package io.purser.domain.card;

import io.purser.domain.audit.Initiator;
import io.purser.domain.card.CardProvider.Viewing;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import io.purser.domain.work.Urgency;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * Leads a cardholder to the provider's page about a card, each time by another way. That it was
 * asked for is written down, the way itself nowhere.
 */
public final class ViewCard {
  private final UnitOfWork work;
  private final Tenants tenants;
  private final Customers customers;
  private final CardOnboardings onboardings;
  private final Cards cards;
  private final CardProvider provider;
  private final Journal journal;
  private final InstantSource clock;

  public ViewCard(
      UnitOfWork work,
      Tenants tenants,
      Customers customers,
      CardOnboardings onboardings,
      Cards cards,
      CardProvider provider,
      Journal journal,
      InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.customers = customers;
    this.onboardings = onboardings;
    this.cards = cards;
    this.provider = provider;
    this.journal = journal;
    this.clock = clock;
  }

  /** Whether the provider may be asked. */
  private sealed interface Admission {
    record Admitted(Card.Open card, String cardCustomer) implements Admission {}

    record Refused(CardRefusal why) implements Admission {}
  }

  public Result handle(
      TenantId tenant, CardId id, Set<CardPage> pages, Initiator by, Deadline deadline) {
    return switch (work.inTransaction(tenant, () -> admit(tenant, id, by))) {
      case Admission.Refused(var why) -> new Result.Refused(why);
      case Admission.Admitted(var card, var cardCustomer) -> {
        var account = tenants.get(tenant).orElseThrow().account();
        yield result(
            provider.view(
                account,
                cardCustomer,
                card.provider().id(),
                pages,
                deadline.askedBy(tenant, Urgency.MONEY)));
      }
    };
  }

  private Admission admit(TenantId tenant, CardId id, Initiator by) {
    var found = cards.get(tenant, id);
    if (found.isEmpty()) {
      return new Admission.Refused(new CardRefusal.NoSuchCard());
    }
    var customer = customers.get(tenant, found.get().header().customer()).orElseThrow();
    var objection = customer.objection();
    if (objection.isPresent()) {
      return new Admission.Refused(new CardRefusal.OfCustomer(objection.get()));
    }
    if (!(found.get() instanceof Card.Open card)) {
      return new Admission.Refused(new CardRefusal.StateForbids(found.get().state()));
    }
    if (!(onboardings.newest(tenant, customer.id()).orElseThrow()
        instanceof CardOnboarding.Known onboarding)) {
      return new Admission.Refused(new CardRefusal.NoOnboarding());
    }
    journal.note(
        by, tenant, "card.view_requested", id.value(), customer.id(), List.of(), clock.instant());
    return new Admission.Admitted(card, onboarding.cardholder().id());
  }

  private static Result result(Viewing viewing) {
    return switch (viewing) {
      case Viewing.Shown(var view) -> new Result.Shown(view);
      case Viewing.PinFirst(var setUp) -> new Result.PinFirst(setUp);
      case Viewing.Refused(var providerCode) ->
          new Result.Refused(new CardRefusal.ByProvider(providerCode));
      case Viewing.Unavailable(_, var retryAfter) -> new Result.Unavailable(retryAfter);
    };
  }

  /** What came of it. */
  public sealed interface Result {
    record Shown(SecureView view) implements Result {}

    /** The card has no PIN so far: this is where one is chosen, and then it can be viewed. */
    record PinFirst(SecureView setUp) implements Result {}

    record Refused(CardRefusal why) implements Result {}

    /** {@code retryAfter} is what the provider asked for, zero when it did not. */
    record Unavailable(Duration retryAfter) implements Result {}
  }
}
