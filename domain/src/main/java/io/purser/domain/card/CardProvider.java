package io.purser.domain.card;

import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who makes cards. Never called inside a unit of work; never throws for what the provider does. */
public interface CardProvider {
  /** Every card that was ever made for a card customer, in no order. */
  Listing list(ProviderAccountId account, String cardCustomer, Deadline deadline);

  /** Makes a virtual card. Of two requests it makes two cards. */
  Answer<ReportedCard> issue(ProviderAccountId account, String cardCustomer, Deadline deadline);

  /** Makes of a card what is wanted. One that is so already is the answer too. */
  Answer<CardCondition> change(
      ProviderAccountId account,
      String cardCustomer,
      String card,
      CardChange change,
      Deadline deadline);

  /** The way to a page about a card, another one each time. */
  Viewing view(
      ProviderAccountId account,
      String cardCustomer,
      String card,
      Set<CardPage> pages,
      Deadline deadline);

  /** What came of {@link #view}. */
  sealed interface Viewing {
    record Shown(SecureView view) implements Viewing {}

    /** The cardholder has to choose a PIN before anything is shown. */
    record PinFirst(SecureView setUp) implements Viewing {}

    /**
     * @param providerCode its own code, or null when it gave none
     */
    record Refused(@Nullable String providerCode) implements Viewing {}

    /** {@code retryAfter} is what the provider asked for, zero when it did not. */
    record Unavailable(String why, Duration retryAfter) implements Viewing {}
  }

  /** What came of {@link #list}. */
  sealed interface Listing {
    /**
     * @param unreadable how many cards could not be understood
     */
    record Read(List<ReportedCard> cards, int unreadable) implements Listing {
      public Read {
        cards = List.copyOf(cards);
      }
    }

    /** The provider says that it has no such card customer. */
    record UnknownCardCustomer() implements Listing {}

    /** {@code retryAfter} is what the provider asked for, zero when it did not. */
    record Unavailable(String why, Duration retryAfter) implements Listing {}
  }
}
