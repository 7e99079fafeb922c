package io.purser.rest.kyc;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.kyc.TermsAcceptance;
import io.purser.domain.list.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a list of accepted terms. */
@Schema(
    name = "TermsAcceptancePage",
    description = "A part of a list of accepted terms, the last acceptance first.")
record TermsAcceptancePage(
    List<AcceptedTermsView> items,
    @Schema(
            description = "Continues the list; null at its end.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String nextCursor,
    @Schema(description = "How many there are in all; only with include=total.", example = "2")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Long total) {
  static TermsAcceptancePage of(Page<TermsAcceptance> page, @Nullable String nextCursor) {
    return new TermsAcceptancePage(
        page.items().stream().map(AcceptedTermsView::of).toList(), nextCursor, page.total());
  }
}
