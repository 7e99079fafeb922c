package io.purser.yativo.call;

/** The provider's routes that we use, after its {@code /api/v1} ({@code docs/provider.md}). */
public enum Route {
  TOKEN("POST", "/auth/token", CallClass.TOKEN),
  CREATE_CUSTOMER("POST", "/customers/create-customer", CallClass.WRITE),
  LIST_CUSTOMERS("POST", "/customers/get-customers", CallClass.LOOK_UP),
  /** The same for whom nobody waits. */
  IMPORT_CUSTOMERS("POST", "/customers/get-customers", CallClass.HISTORY),
  IMPORT_CARD_CUSTOMERS("GET", "/card-issuer/customers", CallClass.HISTORY),
  LIST_TRANSACTIONS("POST", "/customers/get-customer-transactions", CallClass.HISTORY),
  ADD_WALLET("POST", "/assets/add-customer-asset", CallClass.WRITE),
  LIST_WALLETS("POST", "/assets/get-customer-assets", CallClass.LOOK_UP),
  GAS_PRICE("POST", "/transactions/get-gas-price", CallClass.LOOK_UP),
  SEND_FUNDS("POST", "/transactions/send-funds", CallClass.MONEY),
  FIND_TRANSACTION("POST", "/transactions/get-transactions", CallClass.LOOK_UP),
  PROGRAMME_ELIGIBILITY("GET", "/card-issuer/eligibility", CallClass.LOOK_UP),
  PROGRAMME_STATUS("GET", "/card-issuer/status", CallClass.LOOK_UP),
  APPLY_FOR_PROGRAMME("POST", "/card-issuer/apply", CallClass.WRITE),
  CARD_CUSTOMER("GET", "/card-issuer/customers/{id}", CallClass.LOOK_UP),
  FUND_CARD("POST", "/card-issuer/fund-customer", CallClass.MONEY),
  LIST_FUNDINGS("GET", "/card-issuer/funding-history", CallClass.LOOK_UP),
  MASTER_WALLET("GET", "/card-issuer/wallets", CallClass.LOOK_UP),
  WITHDRAW_FROM_CARD("POST", "/card-issuer/withdraw-from-card", CallClass.MONEY),
  SWAP_MASTER_WALLET("POST", "/card-issuer/swap", CallClass.MONEY),
  MASTER_WALLET_HISTORY("GET", "/card-issuer/master-wallet/transactions", CallClass.LOOK_UP),
  /** The same for whom nobody waits. */
  READ_MASTER_WALLET_HISTORY("GET", "/card-issuer/master-wallet/transactions", CallClass.HISTORY),
  ONBOARD("POST", "/yativo-card/customers/onboard", CallClass.WRITE),
  VERIFY_EMAIL("POST", "/yativo-card/customers/{id}/verify-otp", CallClass.WRITE),
  RESEND_EMAIL_CODE("POST", "/yativo-card/customers/{id}/resend-otp", CallClass.WRITE),
  KYC_LINK("GET", "/yativo-card/customers/{id}/kyc-link", CallClass.LOOK_UP),
  SOURCE_OF_FUNDS("GET", "/yativo-card/customers/{id}/source-of-funds", CallClass.LOOK_UP),
  DECLARE_FUNDS("POST", "/yativo-card/customers/{id}/source-of-funds", CallClass.WRITE),
  SEND_PHONE_CODE(
      "POST", "/yativo-card/customers/{id}/phone/request-verification", CallClass.WRITE),
  VERIFY_PHONE("POST", "/yativo-card/customers/{id}/phone/verify", CallClass.WRITE),
  DEPLOY_ACCOUNT("POST", "/yativo-card/customers/{id}/safe/deploy", CallClass.WRITE),
  ISSUE_CARD("POST", "/yativo-card/customers/{id}/cards/virtual", CallClass.MONEY),
  FREEZE_CARD("POST", "/yativo-card/customers/{id}/cards/{card}/freeze", CallClass.MONEY),
  UNFREEZE_CARD("POST", "/yativo-card/customers/{id}/cards/{card}/unfreeze", CallClass.MONEY),
  REPORT_CARD_LOST("POST", "/yativo-card/customers/{id}/cards/{card}/lost", CallClass.MONEY),
  REPORT_CARD_STOLEN("POST", "/yativo-card/customers/{id}/cards/{card}/stolen", CallClass.MONEY),
  VOID_CARD("POST", "/yativo-card/customers/{id}/cards/{card}/void", CallClass.MONEY),
  VIEW_CARD("POST", "/yativo-card/customers/{id}/cards/{card}/view-token", CallClass.MONEY),
  SPENDING_LIMIT("GET", "/yativo-card/customers/{id}/wallet/limits", CallClass.LOOK_UP),
  CHANGE_SPENDING_LIMIT("PUT", "/yativo-card/customers/{id}/wallet/limits", CallClass.WRITE),
  CHANGE_CARD_COUNTS("PATCH", "/yativo-card/customers/{id}/card-limits", CallClass.WRITE),
  CARD_TRANSACTIONS("GET", "/card-issuer/card-transactions", CallClass.HISTORY),
  CREATE_WEBHOOK("POST", "/webhook/create-webhook", CallClass.DELIVERY),
  LIST_WEBHOOKS("GET", "/yativo-card/webhooks", CallClass.DELIVERY),
  GET_WEBHOOK("GET", "/yativo-card/webhooks/{id}", CallClass.DELIVERY),
  EDIT_WEBHOOK("PUT", "/yativo-card/webhooks/{id}", CallClass.DELIVERY),
  ROTATE_SECRET("POST", "/yativo-card/webhooks/{id}/rotate-secret", CallClass.DELIVERY),
  /** As long as the list of what was ever delivered. */
  LIST_DELIVERIES("GET", "/yativo-card/webhooks/{id}/deliveries", CallClass.HISTORY),
  RETRY_DELIVERY("POST", "/yativo-card/webhooks/deliveries/{id}/retry", CallClass.DELIVERY);

  private final String method;
  private final String path;
  private final CallClass callClass;

  Route(String method, String path, CallClass callClass) {
    this.method = method;
    this.path = path;
    this.callClass = callClass;
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  CallClass callClass() {
    return callClass;
  }
}
