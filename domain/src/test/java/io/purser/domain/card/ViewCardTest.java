package io.purser.domain.card;

import static io.purser.domain.InMemoryPlatform.BY;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.card.ViewCard.Result;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The way to a card's page: a fresh one each time, and kept nowhere. */
final class ViewCardTest {
  private final CardsAtWork at = CardsAtWork.ready().withCard();
  private final InMemoryPlatform platform = at.platform;
  private final ViewCard viewCard =
      new ViewCard(
          platform.store.work(),
          platform.store.tenants(),
          platform.store.customers(),
          platform.store.cardOnboardings(),
          platform.store.cards(),
          at.provider,
          platform.journal,
          platform.store.clock());

  private Result view(CardPage... pages) {
    return viewCard.handle(
        platform.tenant.id(), at.newest().id(), Set.of(pages), BY, platform.deadline());
  }

  @Test
  void before_a_pin_is_set_the_way_is_to_where_one_is_chosen() {
    assertThat(view(CardPage.DETAILS)).isInstanceOf(Result.PinFirst.class);
    assertThat(view(CardPage.DETAILS, CardPage.SET_PIN)).isInstanceOf(Result.Shown.class);
  }

  @Test
  void each_page_is_another_one_and_only_that_it_was_asked_for_is_written_down() {
    at.provider.pinIsSet();

    var first = (Result.Shown) view(CardPage.DETAILS);
    var second = (Result.Shown) view(CardPage.DETAILS);

    assertThat(first.view().address()).isNotEqualTo(second.view().address());
    assertThat(platform.store.auditLog().all())
        .filteredOn(entry -> entry.action().equals("card.view_requested"))
        .hasSize(2)
        .extracting(AuditEntry::subject)
        .containsOnly(at.newest().id().value());
    assertThat(platform.store.auditLog().all().toString()).doesNotContain("pages.example.com");
    assertThat(first.toString()).doesNotContain("pages.example.com");
  }

  @Test
  void a_closed_card_and_a_suspended_customer_have_no_page() {
    platform.given.in(
        platform.tenant,
        () ->
            platform.suspendCustomer.suspend(
                platform.tenant.id(), at.customer.id(), "why", InMemoryPlatform.BY));
    assertThat(view(CardPage.DETAILS))
        .isInstanceOfSatisfying(
            Result.Refused.class,
            refused -> assertThat(refused.why()).isInstanceOf(CardRefusal.OfCustomer.class));

    at.change(CardChange.VOID);
    platform.given.in(
        platform.tenant,
        () ->
            platform.suspendCustomer.reactivate(
                platform.tenant.id(), at.customer.id(), InMemoryPlatform.BY));

    assertThat(view(CardPage.DETAILS))
        .isEqualTo(new Result.Refused(new CardRefusal.StateForbids(CardState.VOIDED)));
  }

  @Test
  void while_the_provider_is_away_there_is_none() {
    at.provider.goesAway();

    assertThat(view(CardPage.DETAILS)).isEqualTo(new Result.Unavailable(Duration.ofSeconds(7)));
  }
}
