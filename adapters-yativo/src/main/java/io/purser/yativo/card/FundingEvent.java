package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.card.account.AccountReport;
import io.purser.domain.card.account.funding.AcceptedFunding.Progress;

/** What an event says of a funding that has come to its end. */
public final class FundingEvent {
  private FundingEvent() {}

  /** One that does not name its funding is only a reason to ask. */
  public static AccountReport read(JsonNode payload, Progress progress) {
    String id = FundingRow.id(payload);
    return id == null
        ? new AccountReport.Changed()
        : new AccountReport.FundingEnded(
            id, progress, progress == Progress.COMPLETED ? FundingRow.arrived(payload) : null);
  }
}
