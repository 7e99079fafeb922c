package io.purser.rest.wallet;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What several customers have. */
@Schema(name = "BalancesOfSeveral", description = "What several customers have.")
record BalancesOfSeveralView(
    @Schema(description = "Of each customer who was found, in the order in which they were named.")
        List<BalancesView> items,
    @Schema(
            description = "The ids that are no customer's of yours.",
            example = "[\"cus_01jd3hgwqnf4s8cvk6a5dz0z7w\"]")
        List<String> notFound) {}
