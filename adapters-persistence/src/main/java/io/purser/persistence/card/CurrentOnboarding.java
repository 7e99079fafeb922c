package io.purser.persistence.card;

import static io.purser.persistence.schema.Tables.CARD_ONBOARDING;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;

import java.util.List;
import org.jooq.Condition;

/** Which of a customer's onboardings counts. */
public final class CurrentOnboarding {
  static final List<String> ENDS = List.of("declined", "expired", "must_restart");

  private CurrentOnboarding() {}

  /** One that has ended counts only when no other of the customer is open or newer. */
  public static Condition isIt() {
    var other = CARD_ONBOARDING.as("other");
    return CARD_ONBOARDING
        .STATE
        .notIn(ENDS)
        .or(
            notExists(
                selectOne()
                    .from(other)
                    .where(other.TENANT_ID.eq(CARD_ONBOARDING.TENANT_ID))
                    .and(other.CUSTOMER_ID.eq(CARD_ONBOARDING.CUSTOMER_ID))
                    .and(
                        other
                            .STATE
                            .notIn(ENDS)
                            .or(
                                row(other.CREATED_AT, other.ID)
                                    .gt(row(CARD_ONBOARDING.CREATED_AT, CARD_ONBOARDING.ID))))));
  }
}
