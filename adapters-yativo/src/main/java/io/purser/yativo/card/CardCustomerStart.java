package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.purser.domain.card.onboarding.CardReference;
import io.purser.domain.card.onboarding.Kyc;
import io.purser.domain.card.onboarding.ProviderCardCustomer;
import io.purser.domain.card.onboarding.Standing;
import io.purser.domain.customer.Email;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.ProviderCalls;
import io.purser.yativo.call.Reading;
import io.purser.yativo.call.Request;
import io.purser.yativo.call.Route;
import io.purser.yativo.call.Verdict;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes card customers. "There is one already" comes under several statuses and says too little: it
 * is good news only when the provider's own record carries our reference, and somebody else's card
 * otherwise.
 */
@Singleton
final class CardCustomerStart {
  private final ProviderCalls provider;

  CardCustomerStart(ProviderCalls provider) {
    this.provider = provider;
  }

  Sighting<ProviderCardCustomer> find(
      ProviderAccountId account, CardReference reference, Deadline deadline) {
    return Verdict.toSighting(
        provider.call(
            account,
            Request.get(Route.CARD_CUSTOMER, reference.value()),
            deadline,
            envelope -> readFound(envelope.payload(), reference)),
        CardCustomerStart::notFound);
  }

  /** One that was rejected for good is no obstacle to another. */
  private static Reading<Optional<ProviderCardCustomer>> readFound(
      JsonNode payload, CardReference reference) {
    var found = CardRecord.read(payload);
    return found.isPresent() && found.get().carries(reference)
        ? new Reading.Understood<>(
            found
                .filter(it -> it.standing().kyc() != Kyc.REJECTED)
                .map(CardCustomerStart::customer))
        : new Reading.Doubtful<>("answered about something else than the card customer");
  }

  private static Sighting<ProviderCardCustomer> notFound(
      Verdict.Rejected<Optional<ProviderCardCustomer>> rejected) {
    if (Objections.isUnknown(rejected)) {
      return new Sighting.Absent<>();
    }
    return lacksProgramme(rejected)
        ? new Sighting.Refused<>(rejection(Reason.CARD_PROGRAMME_NOT_APPROVED, rejected))
        : new Sighting.Unclear<>(rejected.why(), Duration.ZERO);
  }

  Answer<ProviderCardCustomer> begin(
      ProviderAccountId account, CardReference reference, Email email, Deadline deadline) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("email", email.ascii())
            .put("external_customer_id", reference.value());
    var verdict =
        provider.call(
            account,
            Request.post(Route.ONBOARD, body),
            deadline,
            envelope -> readBegun(envelope.payload(), reference));
    return verdict instanceof Verdict.Rejected<ProviderCardCustomer> rejected && isThere(rejected)
        ? ours(account, reference, rejected, deadline)
        : verdict.toAnswer(CardCustomerStart::refusal);
  }

  private static Reading<ProviderCardCustomer> readBegun(
      JsonNode payload, CardReference reference) {
    var made = CardRecord.read(payload);
    return made.isPresent() && made.get().carries(reference)
        ? new Reading.Understood<>(
            new ProviderCardCustomer(
                made.get().id(),
                Standing.AT_THE_BEGINNING,
                YativoCardOnboarding.codeGoodFor(payload).orElse(null)))
        : new Reading.Doubtful<>("answered about something else than the card customer to make");
  }

  /** Whatever the status: the same words come with several. */
  private static boolean isThere(Verdict.Rejected<?> rejected) {
    return rejected.says("customer_card_already_active", "customer_already_onboarded");
  }

  private Answer<ProviderCardCustomer> ours(
      ProviderAccountId account,
      CardReference reference,
      Verdict.Rejected<ProviderCardCustomer> said,
      Deadline deadline) {
    String named = Members.shortText(said.details(), "yativo_card_id");
    var verdict =
        provider.call(
            account,
            Request.get(Route.CARD_CUSTOMER, named == null ? reference.value() : named),
            deadline,
            envelope ->
                CardRecord.read(envelope.payload())
                    .filter(found -> named == null || found.id().equals(named))
                    .<Reading<CardRecord>>map(Reading.Understood::new)
                    .orElseGet(() -> new Reading.Doubtful<>("answered about somebody else")));
    return switch (verdict) {
      case Verdict.Ok<CardRecord>(var found) ->
          found.carries(reference)
              ? new Answer.Done<>(customer(found))
              : new Answer.Refused<>(belongsToAnother(said));
      case Verdict.Rejected<CardRecord> rejected when Objections.isUnknown(rejected) ->
          named == null
              ? new Answer.Refused<>(belongsToAnother(said))
              : new Answer.InDoubt<>("named a card customer that it does not know");
      case Verdict.Rejected<CardRecord> rejected -> new Answer.InDoubt<>(rejected.why());
      case Verdict.NotExecuted<CardRecord> turnedAway -> new Answer.InDoubt<>(turnedAway.why());
      case Verdict.NotSent<CardRecord>(var why, _) -> new Answer.InDoubt<>(why);
      case Verdict.Ambiguous<CardRecord>(var why) -> new Answer.InDoubt<>(why);
    };
  }

  private static Rejection refusal(Verdict.Rejected<ProviderCardCustomer> rejected) {
    if (lacksProgramme(rejected)) {
      return rejection(Reason.CARD_PROGRAMME_NOT_APPROVED, rejected);
    }
    boolean forItsEmail =
        rejected.says("invalid_email", "issuer_email_not_allowed", "email_already_in_use");
    return rejection(
        forItsEmail ? Reason.EMAIL_NOT_TAKEN_FOR_CARDS : Reason.REFUSED_BY_PROVIDER, rejected);
  }

  private static boolean lacksProgramme(Verdict.Rejected<?> rejected) {
    return rejected.says("issuer_program_required");
  }

  private static Rejection belongsToAnother(Verdict.Rejected<?> said) {
    return rejection(Reason.EMAIL_BELONGS_TO_ANOTHER_CARD_CUSTOMER, said);
  }

  private static Rejection rejection(Reason reason, Verdict.Rejected<?> rejected) {
    return new Rejection(reason, rejected.code());
  }

  private static ProviderCardCustomer customer(CardRecord found) {
    return new ProviderCardCustomer(found.id(), found.standing(), null);
  }
}
