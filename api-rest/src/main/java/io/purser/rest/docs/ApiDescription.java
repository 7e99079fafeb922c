package io.purser.rest.docs;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Contact;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;
import io.swagger.v3.oas.annotations.tags.Tag;

/** What the description says about the API as a whole. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Purser",
            version = "1",
            contact = @Contact(name = "The team that runs this server"),
            description =
                "Customers and their wallets, for your apps, your services and your operators. Times"
                    + " are RFC 3339 in UTC, amounts are decimal strings, and what is not known is"
                    + " null. Errors are problem documents (RFC 9457); every code is explained at"
                    + " /docs/errors."),
    servers = @Server(url = "/", description = "This server"),
    tags = {
      @Tag(name = "customers", description = "People and companies that have an account with you."),
      @Tag(name = "kyc", description = "Who a customer is, as far as somebody has verified it."),
      @Tag(name = "wallets", description = "What holds an asset for a customer."),
      @Tag(name = "balances", description = "What is in wallets, and since when that is known."),
      @Tag(name = "transactions", description = "What moved into and out of wallets."),
      @Tag(name = "transfers", description = "What is sent from wallets, and what that costs."),
      @Tag(name = "card-onboarding", description = "The way of a customer to a card."),
      @Tag(name = "cards", description = "What customers pay with."),
      @Tag(name = "programme", description = "The card programme, and who is in it."),
      @Tag(name = "audit", description = "Who did what, and why."),
      @Tag(name = "operations", description = "What became of a write that was accepted."),
      @Tag(name = "events", description = "What happened, for those who follow along."),
      @Tag(name = "requests", description = "What became of a request, by its Idempotency-Key."),
      @Tag(name = "webhook-endpoints", description = "Where your own systems are told of events."),
      @Tag(name = "api-keys", description = "What your services call with."),
      @Tag(
          name = "confirmations",
          description = "What end users have confirmed, in place of a fresh login."),
      @Tag(name = "tenants", description = "For those who run the platform for all tenants."),
      @Tag(name = "webhooks", description = "Where the provider delivers.")
    })
@SecurityScheme(
    name = "apiKey",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "An API key of one of your services: psk_test_… or psk_live_…")
@SecurityScheme(
    name = "accessToken",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT",
    description =
        "An access token of an end user, an operator or one of your services, from an issuer that"
            + " is configured.")
final class ApiDescription {
  private ApiDescription() {}
}
