package io.purser.rest.programme;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What is in card accounts, by currency. */
@Schema(
    name = "CardTotalsByCurrency",
    description =
        "What is in card accounts, by currency. Accounts of which nothing is known are left out.")
record CardTotalsList(List<CardTotalsView> items) {}
