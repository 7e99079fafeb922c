package io.purser.domain.operation;

import org.jspecify.annotations.Nullable;

/**
 * Why a write to the provider will have no effect.
 *
 * @param providerCode the provider's own code, or null when it gave none or was not asked
 */
public record Rejection(Reason reason, @Nullable String providerCode) {
  public enum Reason {
    /** The provider has a customer with this e-mail who is not ours to take. */
    EMAIL_KNOWN_TO_PROVIDER,
    /** The customer lost its e-mail before it could be registered. */
    EMAIL_MISSING,
    /** The customer was suspended before the write had its effect. */
    CUSTOMER_SUSPENDED,
    /** The customer was deleted before the write had its effect. */
    CUSTOMER_DELETED,
    /** The customer could not be registered, so nothing else can be done for it there. */
    REGISTRATION_FAILED,
    /** The provider says that it has no such customer. */
    CUSTOMER_UNKNOWN_TO_PROVIDER,
    /** The provider has suspended the customer. */
    CUSTOMER_SUSPENDED_AT_PROVIDER,
    /** The provider says that the wallet does not hold enough. */
    NOT_COVERED_AT_PROVIDER,
    /** The provider does not take the receiving address. */
    ADDRESS_REFUSED_BY_PROVIDER,
    /** The tenant sends nothing to this address any more. */
    DESTINATION_DENIED,
    /** The provider has a card customer with this e-mail who is not the one we mean. */
    EMAIL_BELONGS_TO_ANOTHER_CARD_CUSTOMER,
    /** The provider takes no card customer with this e-mail. */
    EMAIL_NOT_TAKEN_FOR_CARDS,
    /** The provider has not approved the tenant's card programme. */
    CARD_PROGRAMME_NOT_APPROVED,
    /** The provider says that the customer has as many cards as there may be. */
    CARD_LIMIT_REACHED,
    /** The provider says that the customer is not so far that a card can be made. */
    NOT_READY_FOR_CARD,
    /** The card has come to be something at the provider that does not allow the change. */
    CARD_STATE_FORBIDS,
    /** The provider says that it has no such card. */
    CARD_UNKNOWN_TO_PROVIDER,
    /** The provider does not take this limit: it is above what the programme allows. */
    LIMIT_NOT_ACCEPTED,
    /** The provider says that the card account is not so far that it can be funded. */
    CARD_ACCOUNT_NOT_READY,
    /** The share token was good once and is over. */
    SHARE_TOKEN_EXPIRED,
    /** The importer does not know the share token, or it was used before. */
    SHARE_TOKEN_NOT_ACCEPTED,
    /** What was verified elsewhere is taken over no more. */
    VERIFICATION_IMPORT_NOT_CONFIGURED,
    /** The provider was away, and the caller did not want to wait for it. */
    NEVER_SENT,
    /** Somebody did not want it any more, before it was sent. */
    CANCELLED,
    /** Somebody whose approval it needed did not give it. */
    APPROVAL_DECLINED,
    /** Nobody said in time whether it may be sent. */
    APPROVAL_NOT_GIVEN_IN_TIME,
    /** Before it had its effect, something newer was wanted instead. */
    SUPERSEDED,
    /** An operator found no effect at the provider and closed it. */
    CLOSED_WITHOUT_EFFECT,
    /** The provider refused for a reason of its own. */
    REFUSED_BY_PROVIDER
  }

  public static Rejection because(Reason reason) {
    return new Rejection(reason, null);
  }
}
