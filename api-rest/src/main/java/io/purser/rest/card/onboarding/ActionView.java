package io.purser.rest.card.onboarding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that can be done next. */
@Schema(
    name = "CardOnboardingAction",
    description =
        "Something that can be done next. A frontend needs no more than these to lead a customer to"
            + " a card; kinds that it does not know it may pass over.")
record ActionView(
    @Schema(
            type = "string",
            description = "wait: nothing but to read the onboarding again a little later.",
            allowableValues = {
              "verify-email",
              "resend-email-code",
              "open-kyc",
              "read-questions",
              "answer-questions",
              "send-phone-code",
              "verify-phone",
              "wait",
              "restart"
            },
            example = "verify-email")
        String kind,
    @Schema(
            type = "string",
            allowableValues = {"GET", "POST"},
            example = "POST")
        String method,
    @Schema(example = "/v1/customers/cus_01jd3hgwqnf4s8cvk6a5dz0z7v/card-onboarding/email/verify")
        String url,
    @Schema(
            format = "date-time",
            description = "Until when it makes sense, where that is limited.",
            example = "2026-01-31T09:40:00.000Z")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String expiresAt,
    @Schema(
            format = "date-time",
            description = "Before when it is refused, where it is.",
            example = "2026-01-31T09:31:05.000Z")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String notBefore,
    @Schema(
            type = "string",
            description =
                "What it means when the customer fails here. retryable: it can be tried again."
                    + " final: this onboarding has ended.",
            allowableValues = {"retryable", "final"},
            example = "retryable")
        String failure) {}
