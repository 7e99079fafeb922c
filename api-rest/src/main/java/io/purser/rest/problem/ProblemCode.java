package io.purser.rest.problem;

import io.micronaut.http.HttpStatus;
import java.util.Locale;

/**
 * Every reason that we give for not doing something. A code is a promise: it keeps its meaning and
 * its status for ever. {@code docs/errors.md} lists them all, and a test compares the two.
 */
public enum ProblemCode {
  MALFORMED_REQUEST(
      HttpStatus.BAD_REQUEST,
      "The request is not readable HTTP for this route.",
      "Correct the request. Sending it again unchanged gives the same answer."),
  MALFORMED_JSON(
      HttpStatus.BAD_REQUEST,
      "The body is not one JSON object in UTF-8, or is nested deeper than 32 levels.",
      "Correct the body."),
  DUPLICATE_MEMBER(
      HttpStatus.BAD_REQUEST, "An object has the same member twice.", "Send each member once."),
  MALFORMED_FORM(
      HttpStatus.BAD_REQUEST,
      "The body is no multipart/form-data that can be read to its end.",
      "Send the form as RFC 7578 has it, with its boundary in the Content-Type and all of it."),
  UNKNOWN_MEMBER(
      HttpStatus.BAD_REQUEST,
      "The body has a member that this request does not know.",
      "Remove the member, or correct its spelling."),
  MISSING_MEMBER(
      HttpStatus.BAD_REQUEST, "The body lacks a member that it must have.", "Add the member."),
  WRONG_TYPE(
      HttpStatus.BAD_REQUEST,
      "A member has another JSON type than it must have. Nothing is converted.",
      "Send the type that the API description names."),
  INVALID_VALUE(
      HttpStatus.BAD_REQUEST,
      "A member has the right type and a value that is not allowed.",
      "Correct the value as the error's detail says."),
  WRONG_CUSTOMER_TYPE(
      HttpStatus.BAD_REQUEST,
      "A member belongs to customers of the other type.",
      "Remove the member, or create a customer of the other type. A customer's type never"
          + " changes."),
  UNKNOWN_PARAMETER(
      HttpStatus.BAD_REQUEST,
      "The query has a parameter that this route does not know.",
      "Remove the parameter, or correct its spelling."),
  REPEATED_PARAMETER(
      HttpStatus.BAD_REQUEST,
      "The query has the same parameter twice.",
      "Send each parameter once."),
  INVALID_PARAMETER(
      HttpStatus.BAD_REQUEST,
      "A query parameter is missing, or has a value that is not allowed.",
      "Correct the parameter as the error's detail says."),
  CURSOR_INVALID(
      HttpStatus.BAD_REQUEST,
      "The cursor is not one that we gave for this list with these filters.",
      "Send the cursor unchanged with the same filters, or start again without one."),
  IDEMPOTENCY_KEY_MISSING(
      HttpStatus.BAD_REQUEST,
      "The request creates or moves something and has no Idempotency-Key header.",
      "Send a new random key with each new request, and the same key with each retry of it."),
  IDEMPOTENCY_KEY_INVALID(
      HttpStatus.BAD_REQUEST,
      "The Idempotency-Key header is repeated, or is not 1 to 255 visible ASCII characters.",
      "Send one key of that form, such as a random UUID."),
  REASON_MISSING(
      HttpStatus.BAD_REQUEST,
      "An operator changes something and gives no Purser-Reason header.",
      "Send the reason; it is kept in the audit log."),
  REASON_INVALID(
      HttpStatus.BAD_REQUEST,
      "The Purser-Reason header is repeated, or is not 1 to 500 characters of UTF-8 text without"
          + " control characters and card numbers.",
      "Send one reason of that form."),
  LAST_EVENT_ID_INVALID(
      HttpStatus.BAD_REQUEST,
      "The Last-Event-ID header is repeated, or is not the id of an event of this stream.",
      "Send the id that came last, or none."),
  UNAUTHENTICATED(
      HttpStatus.UNAUTHORIZED,
      "There is no credential, or it is not valid: unknown, expired, wrongly signed, not meant for"
          + " this API, or without the proof or certificate that it is bound to. Which one is not"
          + " said, but for the last in WWW-Authenticate.",
      "Get a valid API key or access token and send the request again, with a new proof where the"
          + " token is bound to a key."),
  INSUFFICIENT_USER_AUTHENTICATION(
      HttpStatus.UNAUTHORIZED,
      "What is asked for takes a login of a moment ago, and the token's auth_time is older or not there,"
          + " or the login was weaker than it takes. In WWW-Authenticate, max_age says how many seconds"
          + " it may be old, and acr_values, where it is there, how to log in (RFC 9470).",
      "Have the user log in again with these, and send the request with the new token and the"
          + " same Idempotency-Key. Or have a service mint a confirmation of this request, and send it"
          + " again with that: one that was shown is not this request's, was used or has expired."),
  WEBHOOK_SIGNATURE_INVALID(
      HttpStatus.UNAUTHORIZED,
      "The delivery's endpoint is unknown or its signature does not fit. Which one is not said.",
      "Check the endpoint's address and its secret, then deliver again."),
  NOT_PERMITTED(
      HttpStatus.FORBIDDEN,
      "The credential is valid and does not allow this.",
      "Use a key with the scope, or a token with the role, that the API description names. Where"
          + " WWW-Authenticate says insufficient_scope, have the app ask the issuer for the scopes"
          + " that stand there."),
  TENANT_SUSPENDED(
      HttpStatus.FORBIDDEN,
      "The tenant that the caller belongs to is suspended, so nobody who belongs to it gets in.",
      "Ask whoever runs the platform. What was under way goes on; repeat what was not answered with the"
          + " same Idempotency-Key when the tenant is back."),
  ADDRESS_NOT_ALLOWED(
      HttpStatus.FORBIDDEN,
      "The API key is the right one and may not be used from the address that the request comes from.",
      "Send the request from an allowed address, or have an operator change the key's allowedFrom."),
  LOGIN_NOT_LINKED(
      HttpStatus.FORBIDDEN,
      "The end user's token is valid, and its subject is not linked to a customer.",
      "Have a service link it with PUT /v1/customers/{id}/logins, then send the request again."),
  NO_SUCH_ROUTE(HttpStatus.NOT_FOUND, "There is nothing at this address.", "Check the address."),
  NO_SUCH_CUSTOMER(
      HttpStatus.NOT_FOUND,
      "There is no customer with this id that the caller can see.",
      "Check the id and the credential's tenant."),
  NO_SUCH_WALLET(
      HttpStatus.NOT_FOUND,
      "There is no wallet with this id that the caller can see.",
      "Check the id and the credential's tenant."),
  NO_SUCH_OPERATION(
      HttpStatus.NOT_FOUND,
      "There is no operation with this id that the caller can see.",
      "Check the id and the credential's tenant."),
  NO_SUCH_DELIVERY(
      HttpStatus.NOT_FOUND,
      "There is no delivery of the provider with this id that the caller can see.",
      "Check the id and the credential's tenant."),
  NO_PROVIDER_WEBHOOK(
      HttpStatus.NOT_FOUND,
      "The tenant's account at the provider delivers nothing to this platform.",
      "Run the platform's bootstrap for the tenant, which registers the webhook."),
  NO_SUCH_KEY(
      HttpStatus.NOT_FOUND,
      "Nothing is known of a request of this caller with this Idempotency-Key: it has not arrived, is"
          + " in its first moment, left nothing behind, or is older than 30 days.",
      "Send the request with this key, again or for the first time; what was done is not done"
          + " twice. After 30 days find out first what became of it."),
  NO_SUCH_API_KEY(
      HttpStatus.NOT_FOUND,
      "There is no API key with this id that the caller can see.",
      "Check the id and the credential's tenant."),
  NO_SUCH_INVITATION(
      HttpStatus.NOT_FOUND,
      "The customer has no invitation with this id that the caller can see.",
      "Check the id and the customer."),
  NO_SUCH_TENANT(
      HttpStatus.NOT_FOUND,
      "There is no tenant with this id.",
      "Check the id; GET /v1/tenants lists all."),
  NO_SUCH_TRANSFER(
      HttpStatus.NOT_FOUND,
      "There is no transfer with this id that the caller can see.",
      "Check the id and the credential's tenant."),
  NO_SUCH_RECIPIENT(
      HttpStatus.NOT_FOUND,
      "There is no recipient with this id that the caller can see, or it is another customer's than the"
          + " wallet.",
      "Check the id, the wallet and the credential's tenant."),
  NO_SUCH_SHAREHOLDER(
      HttpStatus.NOT_FOUND,
      "The customer has no shareholder with this id that the caller can see.",
      "Check the id and the customer."),
  NO_SUCH_DOCUMENT(
      HttpStatus.NOT_FOUND,
      "The customer has no document with this id that the caller can see.",
      "Check the id and the customer."),
  NO_SUCH_DESTINATION(
      HttpStatus.NOT_FOUND,
      "No destination is denied under this id.",
      "Check the id and the credential's tenant."),
  NO_SUCH_WEBHOOK_ENDPOINT(
      HttpStatus.NOT_FOUND,
      "There is no webhook endpoint with this id that the caller can see.",
      "Check the id and the credential's tenant."),
  NO_SUCH_WEBHOOK_DELIVERY(
      HttpStatus.NOT_FOUND,
      "There is no event with this id that is or can be sent to the webhook endpoint.",
      "Check the id. What became of a delivery is kept for 30 days; an event that is older can still"
          + " be sent again, and one that has just happened in a moment."),
  NO_SUCH_CARD(
      HttpStatus.NOT_FOUND, "There is no card with this id that you can see.", "Check the id."),
  NO_SUCH_CARD_TRANSACTION(
      HttpStatus.NOT_FOUND,
      "There is no card transaction with this id that you can see.",
      "Check the id."),
  NO_CARD_ONBOARDING(
      HttpStatus.NOT_FOUND,
      "The customer has never begun an onboarding for a card.",
      "Begin one with POST /v1/customers/{id}/card-onboarding."),
  NO_CARD_ACCOUNT(
      HttpStatus.NOT_FOUND,
      "The customer has no card account: no onboarding has begun, or the provider has no card customer"
          + " for it.",
      "Begin an onboarding with POST /v1/customers/{id}/card-onboarding, and take its actions."),
  NO_SUCH_FUNDING(
      HttpStatus.NOT_FOUND,
      "The customer's card account has no funding with this id that you can see.",
      "Check the id and the customer."),
  NO_SUCH_SWAP(HttpStatus.NOT_FOUND, "You have no swap with this id.", "Check the id."),
  NO_SUCH_WITHDRAWAL(
      HttpStatus.NOT_FOUND,
      "The customer's card account has no withdrawal with this id that you can see.",
      "Check the id and the customer."),
  METHOD_NOT_ALLOWED(
      HttpStatus.METHOD_NOT_ALLOWED,
      "The address is right and does not answer this method.",
      "Use one of the methods in the Allow header."),
  NOT_ACCEPTABLE(
      HttpStatus.NOT_ACCEPTABLE,
      "The Accept header excludes every form that the answer has.",
      "Accept application/json and application/problem+json; of a statement, text/csv or"
          + " application/pdf."),
  STATEMENT_TOO_LONG_FOR_PDF(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "More moved in the period than a PDF is made of; maximum holds how many movements one may have.",
      "Ask for a shorter period, or for text/csv, which has any length."),
  INVITATION_NOT_GOOD(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The token is not that of an invitation that can be redeemed: it is wrong, was redeemed, revoked"
          + " or has expired. Which one is not said.",
      "Ask whoever invited you for another invitation. An address may send only so many wrong ones."),
  INVITATION_REDEEMED(
      HttpStatus.CONFLICT,
      "Somebody is the customer's login by this invitation, so it cannot be taken back.",
      "Have whoever should not be it shut out at the issuer."),
  LOGIN_ALREADY_LINKED(
      HttpStatus.CONFLICT,
      "The caller's login is a customer's already, so no invitation is redeemed, and this one stays as"
          + " good as it was.",
      "Go on as that customer, or log in as somebody else."),
  EMAIL_TAKEN(
      HttpStatus.CONFLICT,
      "Another customer of the tenant has this e-mail. Services and operators are told which one,"
          + " in customerId.",
      "Use the existing customer, or another e-mail; a new customer needs a new Idempotency-Key too."),
  EXTERNAL_ID_TAKEN(
      HttpStatus.CONFLICT,
      "Another customer of the tenant has this external id. Services and operators are told which"
          + " one, in customerId.",
      "Use the existing customer, or another external id; a new customer needs a new Idempotency-Key"
          + " too."),
  CUSTOMER_SUSPENDED(
      HttpStatus.CONFLICT,
      "The customer is suspended, so nothing new is done for it.",
      "Reactivate the customer first, then send the request with a new Idempotency-Key."),
  CUSTOMER_DELETED(
      HttpStatus.CONFLICT,
      "The customer was deleted, for good; nothing is done for it any more.",
      "Create a customer anew, if there is to be one again; the e-mail and the external id are free."),
  CUSTOMER_NOT_DELETABLE(
      HttpStatus.CONFLICT,
      "Something of the customer has to come to its end first; reasons names all of it.",
      "Settle what the reasons name, as docs/customers.md says for each, then send the request again"
          + " with the newest ETag."),
  CUSTOMER_NOT_DELETED(
      HttpStatus.CONFLICT,
      "Nobody is erased who was not deleted before.",
      "Delete the customer with DELETE /v1/customers/{id}, then send the request again."),
  EMAIL_MISSING(
      HttpStatus.CONFLICT,
      "The customer has no e-mail, and the provider knows customers by their e-mail.",
      "Give the customer one with PATCH /v1/customers/{id}, then send the request with a new"
          + " Idempotency-Key."),
  EMAIL_IN_USE(
      HttpStatus.CONFLICT,
      "The provider is being told of the customer under the present e-mail; operationId names the"
          + " operation. Under another one it could be told twice.",
      "Follow the operation. When it is settled, send the request again."),
  ALREADY_REGISTERED(
      HttpStatus.CONFLICT,
      "The customer is registered at the provider already.",
      "Nothing is left to do. Read the customer to see its registration."),
  LOGIN_TAKEN(
      HttpStatus.CONFLICT,
      "The subject is linked to another customer, for ever.",
      "Link another subject, or use the customer that it is linked to."),
  WALLET_ALREADY_OPEN(
      HttpStatus.CONFLICT,
      "The customer has a wallet of this asset, open or being opened; walletId names it.",
      "Use that wallet."),
  WALLET_ALREADY_LINKED(
      HttpStatus.CONFLICT,
      "The customer has linked this address on this chain; walletId names the wallet.",
      "Use that wallet."),
  KYC_NOT_APPROVED(
      HttpStatus.CONFLICT,
      "Nothing about the customer's identity is approved that could be verified anew; state says how it"
          + " stands.",
      "Approve or reject it instead."),
  CUSTOMER_NOT_A_BUSINESS(
      HttpStatus.CONFLICT,
      "The customer is a person, and only businesses have a legal profile and shareholders.",
      "Change the customer itself with PATCH /v1/customers/{id}. If it should be a business, create"
          + " another customer of that type."),
  SHARES_ABOVE_THE_WHOLE(
      HttpStatus.CONFLICT,
      "All shares of the business together would be more than 100 percent; left holds what there is"
          + " for this shareholder.",
      "Name a share that fits, or first change those of the others. A new shareholder needs a new"
          + " Idempotency-Key too."),
  TOO_MANY_SHAREHOLDERS(
      HttpStatus.CONFLICT,
      "The business has 50 shareholders already.",
      "Remove those who hold no share any more, or leave out the smallest, and send the request with a"
          + " new Idempotency-Key."),
  TOO_MANY_DOCUMENTS(
      HttpStatus.CONFLICT,
      "The customer has 100 documents already.",
      "Have a service or an operator remove those that are not needed any more, then send the request with a new Idempotency-Key."),
  VERIFICATION_IMPORT_NOT_CONFIGURED(
      HttpStatus.CONFLICT,
      "Nothing that was verified elsewhere is taken over here, so there is nobody to give the share token to.",
      "Leave the token out, and have the customer verified in another way. Whoever runs the platform can"
          + " set up an importer."),
  VERIFICATION_IMPORT_UNDER_WAY(
      HttpStatus.CONFLICT,
      "What came of an earlier share token of the customer is not known yet; operationId names it.",
      "Follow the operation. When it is settled and another import is wanted, bring a fresh token with"
          + " a new Idempotency-Key."),
  OWNERSHIP_PROOF_NOT_OFFERED(
      HttpStatus.CONFLICT,
      "Ownership can be proved for addresses on chains like Ethereum, on XDC and on Solana, and this is"
          + " another chain; chain names it.",
      "Go on without a proof, or link an address on one of those chains."),
  NO_OWNERSHIP_CHALLENGE(
      HttpStatus.CONFLICT,
      "There is no text that could be signed: none was asked for, or it is more than ten minutes old, has"
          + " proved the wallet already, or had five wrong signatures.",
      "Read the wallet. If its ownership is to be proved still, ask for a text with POST"
          + " /v1/external-wallets/{id}/ownership-challenge, and bring its signature with a new"
          + " Idempotency-Key."),
  REGISTRATION_FAILED(
      HttpStatus.CONFLICT,
      "The provider cannot take the customer, and a wallet needs that; reason holds the code of the"
          + " cause.",
      "See the entry of that code. Once the cause is gone, ask for the wallet with a new"
          + " Idempotency-Key."),
  EMAIL_KNOWN_TO_PROVIDER(
      HttpStatus.CONFLICT,
      "The provider has a customer with this e-mail already, and it is not this one. It forgets no"
          + " e-mail, not even one that was changed here since.",
      "Give the customer another e-mail, then ask again. If it should be the same person, ask the"
          + " platform's operators."),
  CUSTOMER_UNKNOWN_TO_PROVIDER(
      HttpStatus.CONFLICT,
      "The provider says that it has no such customer, although it had.",
      "Ask the platform's operators; repeating the request does not help."),
  CUSTOMER_SUSPENDED_AT_PROVIDER(
      HttpStatus.CONFLICT,
      "The provider has suspended the customer.",
      "Have the provider lift the suspension, then send the request with a new Idempotency-Key."),
  DELIVERY_NOT_QUARANTINED(
      HttpStatus.CONFLICT,
      "The delivery was worked, so there is nothing to replay.",
      "Nothing is left to do. Read the delivery to see how it ended."),
  DELIVERY_DROPPED(
      HttpStatus.CONFLICT,
      "The delivery was quarantined more than 30 days ago, and what it said is dropped.",
      "Ask the provider about what it may have been; it cannot be replayed."),
  ROTATION_UNDER_WAY(
      HttpStatus.CONFLICT,
      "The secret before the last rotation is still good, until the time in previousSecretGoodUntil.",
      "Wait until then, and rotate under a new key. If somebody may know the secret, rotate at once with"
          + " previous set to forget, under a new key too."),
  ISSUER_TAKEN(
      HttpStatus.CONFLICT,
      "Tokens of this issuer for this audience are taken already, for another tenant or by the"
          + " platform's settings; issuer and audience say which.",
      "Have the tenant's tokens made for an audience of their own."),
  TENANT_SLUG_TAKEN(
      HttpStatus.CONFLICT,
      "There is a tenant with this slug already.",
      "Choose another slug, or use the tenant that there is."),
  PROVIDER_ACCOUNT_OF_OTHER_MODE(
      HttpStatus.CONFLICT,
      "The account at the provider is for tenants of the other mode: test and live share none.",
      "Name another account."),
  TOO_MANY_API_KEYS(
      HttpStatus.CONFLICT,
      "The tenant has 100 API keys that work already.",
      "Revoke those that are not used; lastUsedAt tells."),
  API_KEY_NOT_ACTIVE(
      HttpStatus.CONFLICT,
      "The API key has expired, was revoked, or was rotated before.",
      "Rotate the key that came after it, which rotatedTo names, or create another."),
  TOO_MANY_WEBHOOK_ENDPOINTS(
      HttpStatus.CONFLICT,
      "The tenant has 20 webhook endpoints already.",
      "Delete one that is not used, or let one receiver take more types of events."),
  WEBHOOK_ENDPOINT_DISABLED(
      HttpStatus.CONFLICT,
      "Nothing is sent to the webhook endpoint while it is disabled.",
      "Enable it with PATCH first; then it goes on where it stopped."),
  OPERATION_NOT_MANUAL(
      HttpStatus.CONFLICT,
      "Only an operation that waits for a person can be decided or looked at again; state says how far"
          + " this one is.",
      "Read the operation. While it is pending it settles by itself, or comes to wait for a person."),
  ONLY_A_LOOK_UP_TELLS(
      HttpStatus.CONFLICT,
      "The provider's id is not enough to know this effect; it has to be found at the provider.",
      "Have the provider asked with POST /v1/operations/{id}/look-again. Close it with no-effect only"
          + " when the provider's own console shows none."),
  OPERATION_BUSY(
      HttpStatus.CONFLICT,
      "Somebody is just looking at the operation, or about to send it.",
      "Send the same request with the same key after the time in Retry-After."),
  WALLET_NOT_ACTIVE(
      HttpStatus.CONFLICT,
      "The wallet is being opened, or could not be; walletId names it.",
      "Read the wallet. Once it is active, send the request with a new Idempotency-Key."),
  INSUFFICIENT_FUNDS(
      HttpStatus.CONFLICT,
      "The wallet has less to spend than is to be sent; available holds how much, in asset.",
      "Send less, or wait until more has arrived and send the request with a new Idempotency-Key."),
  RECIPIENT_ADDED_ALREADY(
      HttpStatus.CONFLICT,
      "The customer has a recipient with this address on this chain; recipientId names it.",
      "Use that recipient."),
  RECIPIENT_ON_ANOTHER_CHAIN(
      HttpStatus.CONFLICT,
      "The recipient's address is on another chain than the wallet, whose chain is in chain.",
      "Send from a wallet on the recipient's chain, or add the recipient's address on the wallet's"
          + " chain."),
  DESTINATION_DENIED(
      HttpStatus.CONFLICT,
      "Nothing is sent to this address any more, so nothing was sent.",
      "Do not send there. If the address is denied by mistake, have the platform's operators allow it"
          + " again, and send the order with a new reference and a new Idempotency-Key."),
  DESTINATION_DENIED_ALREADY(
      HttpStatus.CONFLICT,
      "The address is denied already; destinationId names it.",
      "Nothing is left to do."),
  TRANSFER_LIMIT_EXCEEDED(
      HttpStatus.CONFLICT,
      "It is more of the asset than the customer may send: limit says which limit, amount how much that"
          + " is, used what counts towards it, and remaining what is left.",
      "Send no more than what remains, or wait until what was sent is older than the limit's time, with"
          + " a new Idempotency-Key. Limits are set with PUT /v1/transfer-limits and"
          + " /v1/customers/{id}/transfer-limits."),
  NO_SUCH_BREAK(
      HttpStatus.NOT_FOUND,
      "There is no such break.",
      "Check the id; GET /v1/reconciliation-breaks lists them."),
  BREAK_ENDED(
      HttpStatus.CONFLICT,
      "The break is explained or closed already; state says which.",
      "Read it: nothing is left to do."),
  BREAK_CHANGED(
      HttpStatus.CONFLICT,
      "The wallet differs by another amount by now; difference says by how much.",
      "Read the break. When that is to be taken too, send the difference that it shows, with a new"
          + " Idempotency-Key."),
  RATE_OUTDATED(
      HttpStatus.CONFLICT,
      "A rate is older than the one that is known; asset says of what, asOf of when that is.",
      "Load rates that are newer, or leave that asset as GET /v1/display-rates shows it."),
  IDENTICAL_TRANSFER_OPEN(
      HttpStatus.CONFLICT,
      "A transfer of the same amount from the wallet to the same address is not settled yet;"
          + " transferId names it.",
      "Read that transfer. When it is settled, send the request with a new Idempotency-Key and the"
          + " same reference."),
  REFERENCE_USED(
      HttpStatus.CONFLICT,
      "The reference names another order, which differs in something about the money; transferId,"
          + " fundingId, withdrawalId or swapId names it.",
      "Use a reference of its own for each order of money, for ever."),
  QUOTE_EXPIRED(
      HttpStatus.CONFLICT,
      "The quote has expired.",
      "Ask for a new quote and send the request with it and a new Idempotency-Key."),
  NOT_COVERED_AT_PROVIDER(
      HttpStatus.CONFLICT,
      "The provider says that the wallet does not hold enough, so nothing was sent.",
      "Read the balance. When there is enough, send the order with a new reference and a new"
          + " Idempotency-Key."),
  CARD_STEP_NOT_OPEN(
      HttpStatus.CONFLICT,
      "The onboarding is in a state in which this cannot be done; state names it. The provider was not"
          + " asked.",
      "Read the onboarding and take one of its actions."),
  CARD_STEP_TOO_EARLY(
      HttpStatus.CONFLICT,
      "The provider is not as far with the customer as we thought, or further; providerCode holds its"
          + " code.",
      "Read the onboarding, in which this is corrected within a minute, and take one of its actions."),
  EMAIL_BELONGS_TO_ANOTHER_CARD_CUSTOMER(
      HttpStatus.CONFLICT,
      "The provider has a card customer with this e-mail who is not this customer. Nothing of it is"
          + " taken over.",
      "Use a customer with another e-mail. If it should be the same person, ask the platform's"
          + " operators."),
  EMAIL_NOT_TAKEN_FOR_CARDS(
      HttpStatus.CONFLICT,
      "The provider takes no card customer with this e-mail: it is not valid for it, or belongs to the"
          + " platform itself or to a card of its own; providerCode says which.",
      "Use a customer with another e-mail."),
  CARD_PROGRAMME_NOT_APPROVED(
      HttpStatus.CONFLICT,
      "The provider has not approved the tenant's card programme.",
      "Have the programme approved, then begin again with a new Idempotency-Key."),
  CARD_ONBOARDING_NOT_FINISHED(
      HttpStatus.CONFLICT,
      "The customer's onboarding has not come so far that a card can be issued; state says how far.",
      "Read the onboarding and take its actions until it is ready."),
  CARD_LIMIT_REACHED(
      HttpStatus.CONFLICT,
      "The customer has as many cards as there may be; limit says how many where we know it.",
      "Void a card that is not needed, then ask again with a new Idempotency-Key."),
  CARD_BEING_ISSUED(
      HttpStatus.CONFLICT,
      "A card is being issued to the customer; cardId and operationId name it. Until that is settled another one could not be told from it.",
      "Follow the operation; when it is settled, ask again with a new Idempotency-Key."),
  NOT_READY_FOR_CARD(
      HttpStatus.CONFLICT,
      "The provider says that the customer is not so far that a card can be made; providerCode says why.",
      "Read the onboarding. If it is ready or active, ask the platform's operators."),
  CARD_ACCOUNT_BUSY(
      HttpStatus.CONFLICT,
      "Something else of which the card account could be charged twice is not settled.",
      "Wait for the customer's open operations to settle, then ask again with a new Idempotency-Key."),
  CARD_STATE_FORBIDS(
      HttpStatus.CONFLICT,
      "The card is in a state in which this cannot be done; state names it where we know it.",
      "Read the card. What is lost, stolen, voided or cancelled stays so; issue another one."),
  CARD_CURRENCY_DIFFERS(
      HttpStatus.CONFLICT,
      "The card account is kept in another currency, which currency names.",
      "Send an amount of that currency, with a new Idempotency-Key."),
  LIMIT_NOT_ACCEPTED(
      HttpStatus.CONFLICT,
      "The provider does not take this limit: it is above what the card programme allows.",
      "Ask for a lower one, with a new Idempotency-Key."),
  CARD_BEING_CLOSED(
      HttpStatus.CONFLICT,
      "The card was reported lost or stolen, or is to be voided, and nothing comes after that; operationId names the operation.",
      "Follow the operation."),
  CARD_UNKNOWN_TO_PROVIDER(
      HttpStatus.CONFLICT,
      "The provider says that it has no such card.",
      "Ask the platform's operators."),
  CARD_ACCOUNT_NOT_READY(
      HttpStatus.CONFLICT,
      "The card account is not so far that it can be funded; state names that of the onboarding where we"
          + " know it to be the reason.",
      "Read the onboarding and take its actions until it is ready."),
  CARD_CURRENCY_UNKNOWN(
      HttpStatus.CONFLICT,
      "What is to arrive can only be said in the card account's currency, which the provider has not told.",
      "Order with pricingMode send_x, in dollars; or read the card account until it has a currency."),
  CARD_BEING_FUNDED(
      HttpStatus.CONFLICT,
      "Another funding of the card account may be with the provider or not; fundingId and operationId name"
          + " it. Until that is settled a second one could not be told from it.",
      "Follow the operation; when it is settled, send the request with a new Idempotency-Key and the same"
          + " reference."),
  MASTER_WALLET_TOO_LOW(
      HttpStatus.CONFLICT,
      "The master wallet has less than is needed; available and needed say how much, in dollars."
          + " What is set aside for fundings and swaps is not available.",
      "Pay into the master wallet, or order less; then send the request with a new Idempotency-Key and the"
          + " same reference."),
  SWAP_IN_DOUBT(
      HttpStatus.CONFLICT,
      "Another swap of as many dollars may be with the provider or not; swapId and operationId name it,"
          + " if it is yours. Until that is settled a second one could not be told from it: the provider's"
          + " list does not show into what dollars are changed.",
      "Follow the operation; when it is settled, send the request with a new Idempotency-Key and the same"
          + " reference. Or swap another amount."),
  SWAP_FAILED_AT_PROVIDER(
      HttpStatus.CONFLICT,
      "The provider had taken the swap and did not carry it out. The dollars are back in the master wallet.",
      "Order it again with a new reference."),
  FUNDING_FAILED_AT_PROVIDER(
      HttpStatus.CONFLICT,
      "The provider had taken the funding and did not carry it out. The money is back in the master wallet.",
      "Order it again with a new reference."),
  CARD_BALANCE_UNKNOWN(
      HttpStatus.CONFLICT,
      "What may be spent from the card account is not known: the provider has not told it, or has read it"
          + " from the chain, which knows of no holds.",
      "Read the card account until available is not null; then send the request with a new"
          + " Idempotency-Key and the same reference."),
  CARD_BALANCE_TOO_LOW(
      HttpStatus.CONFLICT,
      "Less may be spent from the card account than is to be withdrawn; available holds how much, in"
          + " currency.",
      "Withdraw less, with a new Idempotency-Key and a new reference."),
  CARD_WITHDRAWAL_UNDER_WAY(
      HttpStatus.CONFLICT,
      "Another withdrawal from the card account has not come to its end; withdrawalId and operationId name"
          + " it.",
      "Follow it; when it is settled or has failed, send the request with a new Idempotency-Key and the"
          + " same reference."),
  CARD_FROZEN_BY_WITHDRAWAL(
      HttpStatus.CONFLICT,
      "The provider has frozen all cards of the account while money is withdrawn from it, and lets them go"
          + " by itself; withdrawalId names the withdrawal, and until says when it is expected to be over.",
      "Wait until the withdrawal is settled or has failed, then send the request with a new"
          + " Idempotency-Key. A card can be reported lost or stolen, or voided, meanwhile."),
  WITHDRAWAL_FAILED_AT_PROVIDER(
      HttpStatus.CONFLICT,
      "The provider had taken the withdrawal and did not carry it out. The money is in the card account.",
      "Order it again with a new reference."),
  PHONE_MISSING(
      HttpStatus.CONFLICT,
      "The customer has no phone number, and the request names none.",
      "Send the number in phone, with a new Idempotency-Key."),
  NO_CODE_SENT(
      HttpStatus.CONFLICT, "No code was sent that could come back.", "Have one sent first."),
  CODE_EXPIRED(
      HttpStatus.CONFLICT,
      "The code is too old.",
      "Have another one sent, and bring that with a new Idempotency-Key."),
  CODE_TRIES_USED_UP(
      HttpStatus.CONFLICT,
      "Five wrong codes were brought back; this one was not looked at.",
      "Have another code sent, and bring that with a new Idempotency-Key."),
  CODE_IN_DOUBT(
      HttpStatus.CONFLICT,
      "The provider's answer to the code was lost, and its records do not show that it was right.",
      "Bring the same code again with a new Idempotency-Key: one that was taken is not refused."),
  NEVER_SENT(
      HttpStatus.CONFLICT,
      "The provider was away and the caller did not want to wait, so nothing was sent.",
      "Send the order again, with the same reference."),
  CANCELLED(
      HttpStatus.CONFLICT,
      "It was cancelled before it was sent, so nothing was sent and nothing will be.",
      "If it is wanted after all, send the order with a new reference and a new Idempotency-Key."),
  TRANSFER_NOT_CANCELLABLE(
      HttpStatus.CONFLICT,
      "Something of the transfer may have been sent, or it has come to its end; state says how far it"
          + " is.",
      "Read the transfer. What is pending here cannot be called back, and settles by itself."),
  APPROVAL_NEEDS_ANOTHER_PERSON(
      HttpStatus.FORBIDDEN,
      "Whoever has ordered the transfer cannot approve it, nor anybody who may be the same person: who"
          + " was told the secret of the API key, linked the login, or logs in as the customer.",
      "Have somebody else approve it: another operator, or another service. approval of the transfer"
          + " says who cannot, but for who logs in as the customer."),
  LOOSER_LIMITS_NEED_OPERATORS(
      HttpStatus.FORBIDDEN,
      "Under these limits more would be sent without a second person than now, and no service can set"
          + " such limits.",
      "Have an operator set them, and another one set the very same."),
  TRANSFER_NOT_AWAITING_APPROVAL(
      HttpStatus.CONFLICT,
      "The transfer does not wait for approval, or not any more; state says how far it is.",
      "Read the transfer. What was decided stays so."),
  APPROVAL_DECLINED(
      HttpStatus.CONFLICT,
      "Somebody whose approval the transfer needed has declined it, so nothing was sent and nothing"
          + " will be.",
      "Ask whoever declined it. If it is wanted after all, send the order with a new reference and a"
          + " new Idempotency-Key."),
  APPROVAL_NOT_GIVEN_IN_TIME(
      HttpStatus.CONFLICT,
      "Nobody has approved the transfer in time, so nothing was sent and nothing will be.",
      "If it is still wanted, send the order with a new reference and a new Idempotency-Key, and"
          + " have it approved."),
  REQUEST_IN_FLIGHT(
      HttpStatus.CONFLICT,
      "An earlier request with the same Idempotency-Key is still being worked on.",
      "Send the same request with the same key after the time in Retry-After."),
  VERSION_STALE(
      HttpStatus.PRECONDITION_FAILED,
      "What is to be changed is no longer in the version that If-Match names.",
      "Read it again, and decide anew with what it is now and the ETag that it has now."),
  PRECONDITION_MISSING(
      HttpStatus.PRECONDITION_REQUIRED,
      "The request changes something that others may change too, and has no If-Match header.",
      "Send the ETag of what you have read, or * to change it whatever it is."),
  BODY_TOO_LARGE(
      HttpStatus.REQUEST_ENTITY_TOO_LARGE,
      "The body is larger than 64 KiB, or 256 KiB for a webhook.",
      "Send a smaller body."),
  DOCUMENT_TOO_LARGE(
      HttpStatus.REQUEST_ENTITY_TOO_LARGE,
      "The file is larger than 10 MiB, or the form has much beside it.",
      "Send a smaller file, such as an image of a lower resolution, or its pages as several documents."),
  UNSUPPORTED_MEDIA_TYPE(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE,
      "The body is not declared as JSON in UTF-8.",
      "Send Content-Type: application/json."),
  DOCUMENT_TYPE_NOT_ALLOWED(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE,
      "The file does not begin like a PDF, JPEG, PNG, WebP or HEIF, or is declared as something else than it begins like.",
      "Send a file of one of these types, and declare it as what it is or not at all."),
  ASSET_NOT_SUPPORTED(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The provider keeps no wallets of this asset on this chain.",
      "Choose one of GET /v1/assets."),
  AMOUNT_NOT_POSSIBLE(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The amount is not a positive decimal with at most as many digits behind the point as the"
          + " asset has; decimals holds how many. Nothing is rounded.",
      "Correct the amount."),
  FUNDING_BELOW_MINIMUM(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The provider takes no funding as small as this; minimum holds the least, in currency.",
      "Order at least that, with a new Idempotency-Key."),
  ADDRESS_NOT_VALID(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The asset's chain has no address of this form, or the address is mistyped: its checksum does"
          + " not fit.",
      "Copy the address anew. Money that is sent to a wrong one is gone."),
  NO_SUCH_QUOTE(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The customer has no quote with this id.",
      "Send the id that the quote has, or none."),
  QUOTE_FOR_ANOTHER_ORDER(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The quote is for another wallet, amount or address.",
      "Ask for a quote for this order, or send none."),
  ADDRESS_REFUSED_BY_PROVIDER(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The provider does not send to this address, so nothing was sent.",
      "Check the address. Send the corrected order with a new reference and a new"
          + " Idempotency-Key."),
  SHARE_TOKEN_EXPIRED(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The share token is too old. How far the customer is known has not changed.",
      "Have your verification vendor make another one, and bring that at once with a new"
          + " Idempotency-Key."),
  SHARE_TOKEN_NOT_ACCEPTED(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The importer does not take this share token: it does not know it, or it was used before;"
          + " providerCode holds the importer's code. How far the customer is known has not changed.",
      "Have your verification vendor make another one, and bring that with a new Idempotency-Key."),
  CODE_WRONG(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "This is not the code that was sent; triesLeft says how many more may be brought.",
      "Bring the right one with a new Idempotency-Key."),
  SIGNATURE_WRONG(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The text was not signed with this address' key, or another text was; triesLeft says how many more"
          + " signatures may be brought for it.",
      "Have the wallet app sign the newest text to the letter, with the account of this address, and"
          + " bring the signature with a new Idempotency-Key. A contract's wallet has no key of its own"
          + " and cannot prove anything this way."),
  PHONE_NOT_ACCEPTED(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The provider sends no code to this phone number.",
      "Send another number, with a new Idempotency-Key."),
  ANSWERS_NOT_ACCEPTED(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The provider does not take these answers: one is missing, or is none of the options.",
      "Read the questions again, which may have changed, and answer every one of them with one of its"
          + " options and a new Idempotency-Key."),
  PROGRAMME_NOT_ELIGIBLE(
      HttpStatus.CONFLICT,
      "The provider has not opened the way to an application for a card programme.",
      "Ask the provider's account manager; then apply with a new Idempotency-Key."),
  PROGRAMME_ALREADY_APPLIED(
      HttpStatus.CONFLICT,
      "An application for a card programme was made already, or the provider says of it what we do not"
          + " understand.",
      "Read GET /v1/programme; nothing more is needed unless it was rejected."),
  NO_SUCH_IMPORT(
      HttpStatus.NOT_FOUND,
      "No import with this id is visible to the caller.",
      "Read the id in the answer to POST /v1/programme/imports."),
  NO_SUCH_PROPOSAL(
      HttpStatus.NOT_FOUND,
      "The import has no proposal with this id; a later import may have taken it over.",
      "List the proposals of the newest import."),
  IMPORT_UNDER_WAY(
      HttpStatus.CONFLICT,
      "The former import is not finished; importId names it.",
      "Follow that one. Start another when it is finished, if it is still wanted, with a new Idempotency-Key."),
  PROPOSAL_ALREADY_CONFIRMED(
      HttpStatus.CONFLICT,
      "Somebody has confirmed the proposal; customerId says for whom.",
      "Nothing; the record is linked."),
  PROPOSAL_HAS_NO_LINK(
      HttpStatus.CONFLICT,
      "The proposal says that a linked record has changed at the provider. There is no link to make.",
      "Compare the customer with the provider's record, then dismiss the proposal."),
  PROVIDER_RECORD_TAKEN(
      HttpStatus.CONFLICT,
      "The provider's record is linked by now, to a customer of yours or of another tenant of the provider account.",
      "Nothing, if it is linked to the right customer. Otherwise ask the platform's operators."),
  CUSTOMER_ALREADY_LINKED(
      HttpStatus.CONFLICT,
      "The customer is linked to another record of this kind, or about to be; customerId names it.",
      "Look which of the provider's records is right. Confirm the proposal for another customer, or dismiss it."),
  TOO_MANY_CODES(
      HttpStatus.TOO_MANY_REQUESTS,
      "A code was sent a moment ago, three times in a quarter of an hour, or ten times in a day.",
      "Wait for the time in Retry-After, then ask with a new Idempotency-Key."),
  IDEMPOTENCY_KEY_REUSED(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The Idempotency-Key came with another request before.",
      "Use a new key for a new request; use the old key only to repeat the old request exactly."),
  SUPERSEDED(
      HttpStatus.CONFLICT,
      "Before it had its effect, something newer was asked for instead.",
      "Nothing; the newer request counts."),
  CLOSED_WITHOUT_EFFECT(
      HttpStatus.CONFLICT,
      "An operator found no effect at the provider and closed the operation.",
      "Nothing was done. Place a new request, with a new Idempotency-Key, if it is still wanted."),
  PROVIDER_CREDENTIALS_REFUSED(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The provider does not accept the credentials, there where tenants of this mode are served. Nothing"
          + " was changed.",
      "Check key and secret, and that they are for the sandbox when the tenant is a test tenant, and for"
          + " production when it is live."),
  PROVIDER_CREDENTIALS_NOT_FOUND(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The credentials name a file or a variable that cannot be read here, or may not be named.",
      "Name what was laid out for this very account on every node: the variable PURSER_PROVIDER_NAME_KEY or"
          + " PURSER_PROVIDER_NAME_SECRET, or a file in the folder NAME of the setting"
          + " purser.provider.secrets-folder. What it holds is the secret and no other name."),
  REFUSED_BY_PROVIDER(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The provider refused for a reason of its own; providerCode holds its code when it gave one.",
      "Repeating the same request does not help. Ask the platform's operators."),
  INTERNAL_ERROR(
      HttpStatus.INTERNAL_SERVER_ERROR,
      "Something is wrong on our side. What the request meant to change may have happened.",
      "Repeat a request that has an Idempotency-Key with the same key. Report the requestId if it"
          + " stays."),
  PROVIDER_UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE,
      "The provider is away. Nothing was sent, and nothing will be.",
      "Send the same request again, with the same Idempotency-Key where it has one, after the time"
          + " in Retry-After. Or send it with Prefer: respond-async, to have it sent when the"
          + " provider is back."),
  VERIFICATION_IMPORTER_UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE,
      "The service that takes share tokens over is away. Nothing was sent, and nothing will be.",
      "Send the same request again, with the same Idempotency-Key, after the time in Retry-After; a"
          + " token that has run out by then needs a fresh one and a new key. Or send it with Prefer:"
          + " respond-async, to have it sent when the service is back."),
  TEMPORARILY_UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE,
      "Something we depend on is away for the moment, or too many changed the same thing at once.",
      "Send the same request again, with the same Idempotency-Key, after the time in Retry-After."),
  DEADLINE_PASSED(
      HttpStatus.SERVICE_UNAVAILABLE,
      "The time that we give a request was over before it could be finished.",
      "Send the same request again, with the same Idempotency-Key, after the time in Retry-After."),
  RATE_LIMITED(
      HttpStatus.TOO_MANY_REQUESTS,
      "The limit that RateLimit-Policy names is used up: the caller, its tenant or the address that"
          + " it comes from asks too often. This one was not begun.",
      "Send the same request again, with the same Idempotency-Key, after the time in Retry-After;"
          + " wait longer each time."),
  OVERLOADED(
      HttpStatus.SERVICE_UNAVAILABLE,
      "As many requests are under way as we can work on. This one was not begun.",
      "Send the same request again, with the same Idempotency-Key, after the time in Retry-After;"
          + " wait longer each time.");

  private final HttpStatus status;
  private final String meaning;
  private final String next;

  ProblemCode(HttpStatus status, String meaning, String next) {
    this.status = status;
    this.meaning = meaning;
    this.next = next;
  }

  /** What callers match on. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public HttpStatus status() {
    return status;
  }

  /** The code in words, the same for every problem that has it. */
  public String title() {
    var words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  public String meaning() {
    return meaning;
  }

  /** What the caller should do. */
  public String next() {
    return next;
  }
}
