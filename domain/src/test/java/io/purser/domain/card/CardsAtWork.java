package io.purser.domain.card;

import static io.purser.domain.InMemoryPlatform.BY;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.customer.Customer;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import java.util.List;
import java.util.Map;

/** A customer for whom a card can be issued, and everything that may be done with cards. */
final class CardsAtWork {
  final InMemoryPlatform platform = new InMemoryPlatform();
  final FakeCards provider = platform.cards;
  final Customer customer = platform.customer("ana@example.com");
  private int keys;

  static CardsAtWork ready() {
    var at = new CardsAtWork();
    at.platform.given.readyForCard(at.platform.tenant, at.customer);
    return at;
  }

  Reply issue() {
    return issue("issue-" + ++keys);
  }

  Reply issue(String key) {
    return issue(key, WhenNotSent.GOES_ON);
  }

  Reply issue(String key, WhenNotSent whenNotSent) {
    return platform.operationRequests.handle(
        platform.call(key),
        platform.deadline(),
        whenNotSent,
        () ->
            switch (platform.issueCard.plan(platform.tenant.id(), customer.id(), BY)) {
              case IssueCard.Result.Planned(var operation) -> new Plan.Planned(operation);
              case IssueCard.Result.Refused(var why) ->
                  new Plan.Answered(
                      new StoredAnswer(409, Map.of(), why.getClass().getSimpleName(), null));
            });
  }

  Reply change(CardChange change) {
    return change("change-" + ++keys, change);
  }

  Reply change(String key, CardChange change) {
    var card = newest().id();
    return platform.operationRequests.handle(
        platform.call(key),
        platform.deadline(),
        () ->
            switch (platform.changeCard.plan(platform.tenant.id(), card, change, BY)) {
              case ChangeCard.Result.Planned(var operation) -> new Plan.Planned(operation);
              case ChangeCard.Result.SoAlready(var so) ->
                  new Plan.Answered(new StoredAnswer(200, Map.of(), so.state().name(), null));
              case ChangeCard.Result.Refused(var why) ->
                  new Plan.Answered(
                      new StoredAnswer(409, Map.of(), why.getClass().getSimpleName(), null));
            });
  }

  RefreshCards.Result refresh() {
    return platform.refreshCards.handle(
        platform.tenant.id(), newestOnboarding().id(), platform.deadline());
  }

  CardsAtWork withCard() {
    issue();
    return this;
  }

  List<Card> all() {
    return platform.store.cards().all();
  }

  Card newest() {
    return all().getLast();
  }

  String providerCard() {
    return ((Card.Issued) newest()).provider().id();
  }

  Stage onboarding() {
    return newestOnboarding().stage();
  }

  private CardOnboarding newestOnboarding() {
    return platform.given.in(
        platform.tenant,
        () ->
            platform
                .store
                .cardOnboardings()
                .newest(platform.tenant.id(), customer.id())
                .orElseThrow());
  }

  List<String> events() {
    return platform.store.auditLog().all().stream()
        .map(AuditEntry::action)
        .filter(action -> action.startsWith("card."))
        .map(action -> action.substring("card.".length()))
        .toList();
  }

  static int status(Reply reply) {
    return ((Reply.Answered) reply).answer().status();
  }

  static String body(Reply reply) {
    return ((Reply.Answered) reply).answer().body();
  }
}
