package io.purser.rest;

import static io.purser.rest.CustomerCommands.WhenSuspended.AS_EVER;
import static io.purser.rest.CustomerCommands.WhenSuspended.DONE;
import static io.purser.rest.CustomerCommands.WhenSuspended.FOR_THE_COMPANY;
import static io.purser.rest.CustomerCommands.WhenSuspended.REFUSED;
import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/**
 * Everything that can be asked to be done for a customer, and what comes of it for one who is
 * suspended. The table for readers is in docs/customers.md.
 */
final class CustomerCommands {
  private CustomerCommands() {}

  /** What comes of a command for a customer who is suspended. */
  enum WhenSuspended {
    /** Nothing, whoever asks. */
    REFUSED,
    /** Services and operators may correct; the customers themselves may not. */
    FOR_THE_COMPANY,
    /** It protects, ends something, or lets the customer back in. */
    DONE,
    /** What comes of it does not depend on the suspension. */
    AS_EVER
  }

  /**
   * One command.
   *
   * @param body as {@link EquippedCustomer} fills it in
   */
  record Command(String route, String body, WhenSuspended whenSuspended) {
    String method() {
      return route.substring(0, route.indexOf(' '));
    }

    String path() {
      return route.substring(route.indexOf(' ') + 1);
    }

    @Override
    public String toString() {
      return route;
    }
  }

  private static final String REASON = "{\"reason\":\"a reason\"}";
  private static final String CODE = "{\"code\":\"246810\"}";
  private static final String MONEY = "{\"amount\":\"10.00\",\"reference\":\"{unique}\"}";

  static final List<Command> ALL =
      List.of(
          new Command("PATCH /v1/customers/{id}", "{\"name\":\"Another\"}", FOR_THE_COMPANY),
          new Command("DELETE /v1/customers/{id}", "", AS_EVER),
          new Command("POST /v1/customers/{id}/erasure", "", AS_EVER),
          new Command("POST /v1/customers/{id}/suspend", REASON, DONE),
          new Command("POST /v1/customers/{id}/reactivate", REASON, DONE),
          new Command("POST /v1/customers/{id}/registration", "", REFUSED),
          new Command(
              "PUT /v1/customers/{id}/logins",
              "{\"issuer\":\"https://login.example.com\",\"subject\":\"{unique}\"}",
              DONE),
          new Command("POST /v1/customers/{id}/invitations", "{}", DONE),
          new Command("DELETE /v1/customers/{id}/invitations/{invitationId}", "", DONE),
          new Command(
              "POST /v1/customers/{id}/wallets",
              "{\"chain\":\"bitcoin\",\"asset\":\"BTC\"}",
              REFUSED),
          new Command(
              "POST /v1/customers/{id}/wallets/batch",
              "{\"wallets\":[{\"chain\":\"bitcoin\",\"asset\":\"BTC\"}]}",
              REFUSED),
          new Command(
              "POST /v1/customers/{id}/external-wallets",
              "{\"chain\":\"polygon\",\"address\":\"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed\"}",
              REFUSED),
          new Command("POST /v1/external-wallets/{walletId}/ownership-challenge", "", REFUSED),
          new Command(
              "POST /v1/external-wallets/{walletId}/ownership-proof",
              "{\"signature\":\"0x00\"}",
              REFUSED),
          new Command(
              "PUT /v1/external-wallets/{walletId}/authorization",
              "{\"state\":\"permit\",\"authorizedAt\":\"2026-01-01T00:00:00Z\",\"evidence\":\"a test\"}",
              DONE),
          new Command("DELETE /v1/external-wallets/{walletId}", "", FOR_THE_COMPANY),
          new Command(
              "POST /v1/customers/{id}/kyc/decision",
              "{\"decision\":\"approve\",\"reason\":\"a test\","
                  + "\"evidence\":{\"kind\":\"passport\",\"reference\":\"case 17\"}}",
              DONE),
          new Command(
              "POST /v1/customers/{id}/kyc/import",
              "{\"shareToken\":\"{shareToken}\"}",
              FOR_THE_COMPANY),
          new Command("POST /v1/customers/{id}/kyc/link", "", REFUSED),
          new Command(
              "POST /v1/customers/{id}/terms-acceptances",
              "{\"version\":\"2026-01\"}",
              FOR_THE_COMPANY),
          new Command(
              "PATCH /v1/customers/{id}/legal-profile",
              "{\"registrationNumber\":\"36\"}",
              FOR_THE_COMPANY),
          new Command(
              "POST /v1/customers/{id}/shareholders",
              "{\"type\":\"company\",\"legalName\":\"Holding BV\",\"share\":\"25\"}",
              FOR_THE_COMPANY),
          new Command(
              "PATCH /v1/customers/{id}/shareholders/{shareholderId}",
              "{\"share\":\"51\"}",
              FOR_THE_COMPANY),
          new Command(
              "DELETE /v1/customers/{id}/shareholders/{shareholderId}", "", FOR_THE_COMPANY),
          new Command("POST /v1/customers/{id}/documents", EquippedCustomer.FILE, FOR_THE_COMPANY),
          new Command("DELETE /v1/customers/{id}/documents/{documentId}", "", DONE),
          new Command(
              "POST /v1/transfers/quotes",
              "{\"walletId\":\"{wallet}\",\"amount\":\"1\",\"to\":\"{to}\"}",
              REFUSED),
          new Command(
              "POST /v1/transfers",
              "{\"walletId\":\"{wallet}\",\"amount\":\"1\",\"to\":\"{to}\",\"reference\":\"{unique}\"}",
              REFUSED),
          new Command("POST /v1/transfers/{transferId}/cancel", "", DONE),
          new Command("POST /v1/transfers/{awaitingTransferId}/approve", "", REFUSED),
          new Command("POST /v1/transfers/{awaitingTransferId}/decline", "", DONE),
          new Command(
              "POST /v1/customers/{id}/recipients",
              "{\"label\":\"Jo\",\"chain\":\"polygon\",\"address\":\"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed\"}",
              REFUSED),
          new Command("PATCH /v1/recipients/{recipientId}", "{\"label\":\"Jo\"}", FOR_THE_COMPANY),
          new Command("DELETE /v1/recipients/{recipientId}", "", FOR_THE_COMPANY),
          new Command(
              "PUT /v1/customers/{id}/transfer-limits",
              "{\"limits\":{\"USDC\":{\"perDay\":\"1000\",\"approvalAbove\":\"2\"}}}",
              DONE),
          new Command("POST /v1/customers/{id}/card-onboarding", "", REFUSED),
          new Command("POST /v1/customers/{id}/card-onboarding/email/verify", CODE, REFUSED),
          new Command("POST /v1/customers/{id}/card-onboarding/email/resend", "", REFUSED),
          new Command("POST /v1/customers/{id}/card-onboarding/kyc-link", "", REFUSED),
          new Command("GET /v1/customers/{id}/card-onboarding/source-of-funds", "", REFUSED),
          new Command(
              "POST /v1/customers/{id}/card-onboarding/source-of-funds",
              "{\"answers\":{\"EMPLOYMENT_STATUS\":\"EMPLOYED\"}}",
              REFUSED),
          new Command("POST /v1/customers/{id}/card-onboarding/phone/send", "{}", REFUSED),
          new Command("POST /v1/customers/{id}/card-onboarding/phone/verify", CODE, REFUSED),
          new Command("POST /v1/customers/{id}/cards", "", REFUSED),
          new Command("POST /v1/cards/{cardId}/freeze", "", DONE),
          new Command("POST /v1/cards/{frozenCardId}/unfreeze", "", REFUSED),
          new Command("POST /v1/cards/{cardId}/report-lost", "", DONE),
          new Command("POST /v1/cards/{cardId}/report-stolen", "", DONE),
          new Command("POST /v1/cards/{cardId}/void", "", DONE),
          new Command("POST /v1/cards/{cardId}/secure-view", "{}", REFUSED),
          new Command(
              "POST /v1/customers/{id}/card-account/funding-quotes",
              "{\"amount\":\"10.00\"}",
              REFUSED),
          new Command("POST /v1/customers/{id}/card-account/fundings", MONEY, REFUSED),
          new Command("POST /v1/customers/{id}/card-account/withdrawals", MONEY, REFUSED),
          new Command("PATCH /v1/customers/{id}/card-count-limit", "{\"total\":1}", REFUSED),
          new Command(
              "PUT /v1/customers/{id}/spending-limit",
              "{\"daily\":\"100\",\"currency\":\"USD\"}",
              REFUSED));

  private static final String COMPANY = "about the company and none of its customers";
  private static final String API_KEYS = "about what the tenant's services call with";
  private static final String TENANTS = "about whole tenants";
  private static final String WEBHOOKS = "about a tenant's own endpoint";
  private static final String OPERATION = "settles what was begun before, and begins nothing";
  private static final String BREAK = "an operator's word on what the provider says";
  private static final String PROPOSAL = "an operator's word on what the provider has";

  /** What else is not a plain read, each with the reason why it is no command for a customer. */
  static final Map<String, String> OTHERS =
      Map.ofEntries(
          entry("POST /v1/customers", "there is no customer yet"),
          entry("POST /v1/customers/search", "reads"),
          entry(
              "POST /v1/invitations/redemption", "lets in; of whoever is invited it is said above"),
          entry("POST /v1/confirmations", "lets nothing be done that is not asked for then"),
          entry("POST /v1/operations/{operationId}/decision", OPERATION),
          entry("POST /v1/operations/{operationId}/look-again", OPERATION),
          entry("POST /v1/programme/application", COMPANY),
          entry("POST /v1/programme/swaps", COMPANY),
          entry("PUT /v1/transfer-limits", "is for every customer"),
          entry("PUT /v1/display-rates", "is for every customer"),
          entry("POST /v1/reconciliation-breaks/{breakId}/take", BREAK),
          entry("POST /v1/reconciliation-breaks/{breakId}/close", BREAK),
          entry("POST /v1/denied-destinations", "is for every customer"),
          entry("DELETE /v1/denied-destinations/{destinationId}", "is for every customer"),
          entry("POST /v1/programme/imports", COMPANY),
          entry("POST /v1/programme/imports/{importId}/proposals/{proposalId}/confirm", PROPOSAL),
          entry("POST /v1/programme/imports/{importId}/proposals/{proposalId}/dismiss", PROPOSAL),
          entry("POST /v1/provider-webhook/rotate-secret", COMPANY),
          entry("POST /v1/provider-deliveries/{deliveryId}/replay", "what the provider has told"),
          entry("POST /v1/webhooks/yativo/{endpointId}", "what the provider tells"),
          entry("POST /v1/api-keys", API_KEYS),
          entry("PATCH /v1/api-keys/{keyId}", API_KEYS),
          entry("POST /v1/api-keys/{keyId}/rotate", API_KEYS),
          entry("POST /v1/api-keys/{keyId}/revoke", API_KEYS),
          entry("POST /v1/tenants", TENANTS),
          entry("PUT /v1/tenants/{tenantId}/provider-credentials", TENANTS),
          entry("PATCH /v1/tenants/{tenantId}/settings", TENANTS),
          entry("PUT /v1/tenants/{tenantId}/issuers", TENANTS),
          entry("POST /v1/tenants/{tenantId}/suspend", TENANTS),
          entry("POST /v1/tenants/{tenantId}/reactivate", TENANTS),
          entry("POST /v1/webhook-endpoints", WEBHOOKS),
          entry("POST /v1/webhook-endpoints/{endpointId}/rotate-secret", WEBHOOKS),
          entry("PATCH /v1/webhook-endpoints/{endpointId}", WEBHOOKS),
          entry("DELETE /v1/webhook-endpoints/{endpointId}", WEBHOOKS),
          entry("POST /v1/webhook-endpoints/{endpointId}/ping", WEBHOOKS),
          entry("POST /v1/webhook-endpoints/{endpointId}/deliveries/{eventId}/redeliver", WEBHOOKS),
          entry("POST /v1/webhook-endpoints/{endpointId}/recover", WEBHOOKS));
}
