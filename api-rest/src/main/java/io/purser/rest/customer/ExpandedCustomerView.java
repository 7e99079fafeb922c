package io.purser.rest.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.purser.domain.customer.overview.Overview;
import io.purser.rest.customer.overview.Expansions.Wanted;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** A customer together with what was asked for. */
@Schema(
    name = "ExpandedCustomer",
    description =
        "A customer, and what was asked for together with them: each as it is answered alone, of"
            + " lists the first page, which goes on there with its nextCursor.")
record ExpandedCustomerView(
    @JsonUnwrapped CustomerView customer,
    @Schema(ref = "#/components/schemas/WalletPage") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Object wallets,
    @Schema(ref = "#/components/schemas/Balances") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Object balances,
    @Schema(ref = "#/components/schemas/CardPage") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Object cards,
    @Schema(ref = "#/components/schemas/CardOnboarding") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Object onboarding,
    @Schema(ref = "#/components/schemas/TransactionPage") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Object transactions,
    @Schema(ref = "#/components/schemas/ExternalWalletPage")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Object externalWallets,
    @Schema(ref = "#/components/schemas/Kyc") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Object kyc,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CustomerCountsView counts) {

  static ExpandedCustomerView of(Overview overview, Wanted wanted) {
    var parts = new HashMap<String, Object>();
    wanted.expansions().forEach(it -> parts.put(it.word(), it.view(overview)));
    return new ExpandedCustomerView(
        CustomerView.of(overview.customer()),
        parts.get("wallets"),
        parts.get("balances"),
        parts.get("cards"),
        parts.get("onboarding"),
        parts.get("transactions"),
        parts.get("externalWallets"),
        parts.get("kyc"),
        overview.counts() == null ? null : CustomerCountsView.of(overview.counts()));
  }
}
