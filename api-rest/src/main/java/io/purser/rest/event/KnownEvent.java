package io.purser.rest.event;

import io.purser.domain.event.DomainEvent;
import io.purser.rest.json.Audience;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The events that customers see in their own timeline, and which of their facts. What stands in no
 * list is for services and operators alone, so an event or a fact that is added later tells
 * customers nothing until somebody decides that it should.
 */
enum KnownEvent {
  CUSTOMER_CREATED("customer.created", "type"),
  CUSTOMER_UPDATED("customer.updated", "members"),
  CUSTOMER_LOGIN_LINKED("customer.login_linked"),
  CUSTOMER_REGISTRATION_REQUESTED("customer.registration_requested", "operation"),
  CUSTOMER_REGISTERED("customer.registered"),
  CUSTOMER_REGISTRATION_FAILED("customer.registration_failed", "reason"),
  CUSTOMER_SUSPENDED("customer.suspended"),
  CUSTOMER_REACTIVATED("customer.reactivated"),
  KYC_CHANGED("kyc.changed", "before", "kyc", "reason", "retryable", "verifiedBy", "expiresAt"),
  KYC_IMPORT_REQUESTED("kyc.import_requested", "operation"),
  KYC_IMPORT_ANSWERED("kyc.import_answered"),
  KYC_IMPORT_REFUSED("kyc.import_refused", "reason"),
  KYC_TERMS_ACCEPTED("kyc.terms_accepted", "version"),
  LEGAL_PROFILE_CHANGED("legal_profile.changed", "members"),
  SHAREHOLDER_ADDED("shareholder.added", "type"),
  SHAREHOLDER_CHANGED("shareholder.changed", "members"),
  SHAREHOLDER_REMOVED("shareholder.removed", "type"),
  DOCUMENT_ADDED("document.added", "kind"),
  DOCUMENT_REMOVED("document.removed", "kind"),
  WALLET_REQUESTED("wallet.requested", "chain", "asset", "operation"),
  WALLET_ACTIVATED("wallet.activated"),
  WALLET_FAILED("wallet.failed", "reason"),
  EXTERNAL_WALLET_LINKED("external_wallet.linked", "chain"),
  EXTERNAL_WALLET_PROVEN("external_wallet.proven", "chain"),
  EXTERNAL_WALLET_AUTHORIZATION_CHANGED(
      "external_wallet.authorization_changed",
      "chain",
      "authorization",
      "transactionHash",
      "authorizedAt"),
  EXTERNAL_WALLET_UNLINKED("external_wallet.unlinked", "chain"),
  TRANSACTION_PENDING("transaction.pending", "wallet", "direction", "amount", "asset"),
  TRANSACTION_COMPLETED("transaction.completed", "wallet", "direction", "amount", "asset"),
  TRANSACTION_FAILED("transaction.failed", "wallet", "direction", "amount", "asset"),
  TRANSFER_REQUESTED("transfer.requested", "wallet", "amount", "asset", "operation"),
  TRANSFER_AWAITING_APPROVAL(
      "transfer.awaiting_approval", "wallet", "amount", "asset", "operation"),
  TRANSFER_APPROVED("transfer.approved", "wallet", "amount", "asset"),
  TRANSFER_DECLINED("transfer.declined", "wallet", "amount", "asset", "reason"),
  TRANSFER_SUBMITTED("transfer.submitted"),
  TRANSFER_COMPLETED("transfer.completed", "wallet", "amount", "asset"),
  TRANSFER_FAILED("transfer.failed", "wallet", "amount", "asset"),
  TRANSFER_REJECTED("transfer.rejected", "reason"),
  TRANSFER_NOT_SENT("transfer.not_sent", "reason"),
  TRANSFER_CANCELLED("transfer.cancelled", "wallet", "amount", "asset"),
  RECIPIENT_ADDED("recipient.added", "chain"),
  RECIPIENT_CHANGED("recipient.changed", "chain"),
  RECIPIENT_REMOVED("recipient.removed", "chain"),
  DESTINATION_DENIED("destination.denied", "form"),
  DESTINATION_ALLOWED("destination.allowed", "form"),
  TRANSFER_LIMITS_CHANGED("transfer_limits.changed", "assets"),
  CARD_ONBOARDING_REQUESTED("card_onboarding.requested", "operation"),
  CARD_ONBOARDING_AWAITS_EMAIL_CODE("card_onboarding.awaits_email_code"),
  CARD_ONBOARDING_AWAITS_KYC("card_onboarding.awaits_kyc"),
  CARD_ONBOARDING_KYC_CHANGED("card_onboarding.kyc_changed", "kyc"),
  CARD_ONBOARDING_AWAITS_SOURCE_OF_FUNDS("card_onboarding.awaits_source_of_funds"),
  CARD_ONBOARDING_AWAITS_PHONE("card_onboarding.awaits_phone"),
  CARD_ONBOARDING_AWAITS_ACCOUNT("card_onboarding.awaits_account"),
  CARD_ONBOARDING_READY("card_onboarding.ready"),
  CARD_ONBOARDING_ACTIVE("card_onboarding.active"),
  CARD_ONBOARDING_DECLINED("card_onboarding.declined", "reason"),
  CARD_ONBOARDING_EXPIRED("card_onboarding.expired"),
  CARD_ONBOARDING_MUST_RESTART("card_onboarding.must_restart"),
  CARD_REQUESTED("card.requested", "operation"),
  CARD_ISSUED("card.issued"),
  CARD_FAILED("card.failed", "reason"),
  CARD_CHANGE_REQUESTED("card.change_requested", "change", "operation"),
  CARD_CHANGE_CONFIRMED("card.change_confirmed", "change"),
  CARD_CHANGE_REJECTED("card.change_rejected", "change", "reason"),
  CARD_FROZEN("card.frozen"),
  CARD_UNFROZEN("card.unfrozen"),
  CARD_BLOCKED("card.blocked"),
  CARD_UNBLOCKED("card.unblocked"),
  CARD_LOST("card.lost"),
  CARD_STOLEN("card.stolen"),
  CARD_VOIDED("card.voided"),
  CARD_CANCELLED("card.cancelled"),
  SPENDING_LIMIT_CHANGE_REQUESTED(
      "spending_limit.change_requested", "daily", "currency", "operation"),
  SPENDING_LIMIT_SCHEDULED("spending_limit.scheduled", "daily", "currency", "from"),
  SPENDING_LIMIT_CHANGED("spending_limit.changed", "daily", "currency"),
  SPENDING_LIMIT_CHANGE_REJECTED("spending_limit.change_rejected", "daily", "currency", "reason"),
  CARD_TRANSACTION_AUTHORIZED("card_transaction.authorized", "kind", "card", "amount", "currency"),
  CARD_TRANSACTION_PARTIALLY_REVERSED(
      "card_transaction.partially_reversed", "kind", "card", "amount", "currency"),
  CARD_TRANSACTION_DECLINED(
      "card_transaction.declined", "kind", "card", "amount", "currency", "reason"),
  CARD_TRANSACTION_FAILED("card_transaction.failed", "kind", "card", "amount", "currency"),
  CARD_TRANSACTION_EXPIRED("card_transaction.expired", "kind", "card", "amount", "currency"),
  CARD_TRANSACTION_REVERSED("card_transaction.reversed", "kind", "card", "amount", "currency"),
  CARD_TRANSACTION_SETTLED("card_transaction.settled", "kind", "card", "amount", "currency"),
  CARD_TRANSACTION_REFUNDED(
      "card_transaction.refunded", "kind", "card", "amount", "currency", "original"),
  CARD_TRANSACTION_NOT_UNDERSTOOD(
      "card_transaction.not_understood", "kind", "card", "amount", "currency"),
  CARD_FUNDING_REQUESTED("card_funding.requested", "amount", "currency", "operation"),
  CARD_FUNDING_PENDING(
      "card_funding.pending", "amount", "currency", "credited", "creditedCurrency"),
  CARD_FUNDING_COMPLETED(
      "card_funding.completed", "amount", "currency", "credited", "creditedCurrency"),
  CARD_FUNDING_FAILED("card_funding.failed", "amount", "currency", "reason"),
  CARD_FUNDING_NOT_SENT("card_funding.not_sent", "amount", "currency", "reason"),
  CARD_WITHDRAWAL_REQUESTED("card_withdrawal.requested", "amount", "currency", "operation"),
  CARD_WITHDRAWAL_PENDING("card_withdrawal.pending", "amount", "currency"),
  CARD_WITHDRAWAL_SETTLED("card_withdrawal.settled", "amount", "currency"),
  CARD_WITHDRAWAL_FAILED("card_withdrawal.failed", "amount", "currency", "reason"),
  CARD_WITHDRAWAL_NOT_SENT("card_withdrawal.not_sent", "amount", "currency", "reason"),
  CARD_ACCOUNT_BALANCE_CHANGED(
      "card_account.balance_changed", "currency", "ledger", "available", "pending");

  /** Facts whose values are constants of the domain, which the API spells in its own way. */
  private static final Set<String> WORDS = Set.of("type", "direction", "kind", "verifiedBy");

  /** Facts whose values name a problem code, or are spelled like one. */
  private static final Set<String> CODES = Set.of("reason", "kyc", "change", "before", "reported");

  private static final Map<String, KnownEvent> BY_TYPE =
      Arrays.stream(values()).collect(Collectors.toMap(KnownEvent::type, Function.identity()));

  private final String type;
  private final List<String> facts;

  KnownEvent(String type, String... facts) {
    this.type = type;
    this.facts = List.of(facts);
  }

  String type() {
    return type;
  }

  /** The types of which this audience may hear, or empty for all that there are. */
  static Optional<Set<String>> typesFor(Audience audience) {
    return switch (audience) {
      case COMPANY -> Optional.empty();
      case END_USER ->
          Optional.of(
              EnumSet.allOf(KnownEvent.class).stream()
                  .map(KnownEvent::type)
                  .collect(Collectors.toUnmodifiableSet()));
    };
  }

  /** What this audience may know of an event, in the words of the API. */
  static Map<String, String> factsFor(Audience audience, DomainEvent event) {
    var facts = new TreeMap<String, String>();
    event
        .facts()
        .forEach(
            (name, value) -> {
              if (isFor(audience, event.type(), name)) {
                facts.put(name, spelled(name, value));
              }
            });
    return facts;
  }

  private static boolean isFor(Audience audience, String type, String fact) {
    return switch (audience) {
      case COMPANY -> true;
      case END_USER -> {
        var known = BY_TYPE.get(type);
        yield known != null && known.facts.contains(fact);
      }
    };
  }

  private static String spelled(String name, String value) {
    if (WORDS.contains(name)) {
      return value.toLowerCase(Locale.ROOT);
    }
    return CODES.contains(name) ? value.toLowerCase(Locale.ROOT).replace('_', '-') : value;
  }
}
