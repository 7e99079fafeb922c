package io.purser.domain.card.spending;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A purchase, a refund or a withdrawal of cash with a card. It keeps everything that was ever told
 * of it, in whatever order that came; what it is follows from that.
 *
 * @param cardToken what the provider's spending calls the card, or null while we were not told
 * @param merchant as it was told with what counts now
 * @param declineReason the provider's code for why it declined, or null
 * @param original the provider's id of the purchase that a refund belongs to, or null
 * @param told what was told, in the order in which it came
 */
public record CardTransaction(
    Header header,
    @Nullable String cardToken,
    Merchant merchant,
    @Nullable String declineReason,
    @Nullable String original,
    List<Sighting> told) {
  /** More changes of one transaction than any merchant makes; then something is wrong. */
  static final int MOST_SIGHTINGS = 100;

  /**
   * @param kindWord the provider's own word where we do not know the kind, otherwise null
   * @param occurredAt when it began, by the provider's clock; it places it in lists
   * @param version the one loaded; saving over any other is refused
   */
  public record Header(
      CardTransactionId id,
      TenantId tenant,
      CustomerId customer,
      String providerId,
      SpendingKind kind,
      @Nullable String kindWord,
      Instant occurredAt,
      Instant updatedAt,
      long version) {
    Header changed(Instant at) {
      return new Header(id, tenant, customer, providerId, kind, kindWord, occurredAt, at, version);
    }
  }

  public CardTransaction {
    told = List.copyOf(told);
  }

  public CardTransactionId id() {
    return header.id();
  }

  public SpendingHistory history() {
    return SpendingHistory.of(told);
  }

  public SpendingState state() {
    return history().current().state();
  }

  /** Whether this can be a report of it: what a transaction is in never changes its currency. */
  boolean agreesWith(ReportedSpending report) {
    return told.getFirst().amount().currency().equals(report.amount().currency());
  }

  boolean isFull() {
    return told.size() >= MOST_SIGHTINGS;
  }

  /** The same with one more thing that was told; itself when there is nothing new in it. */
  CardTransaction with(
      ReportedSpending report, Sighting.Source source, Instant heardAt, Instant at) {
    var sighting = report.sighted(source, heardAt);
    var all = with(sighting);
    boolean counts = SpendingHistory.of(all).current().looksLike(sighting);
    var after =
        new CardTransaction(
            header.changed(at),
            cardToken == null ? report.cardToken() : cardToken,
            counts && !report.merchant().equals(Merchant.UNKNOWN) ? report.merchant() : merchant,
            declineReason == null ? report.declineReason() : declineReason,
            original == null ? report.original() : original,
            all);
    boolean isNews = !sighting.isRecord() && all.size() > told.size();
    return isNews || after.saysMoreThan(this) ? after : this;
  }

  /** What is known already is not kept twice. A record that is read again is true for longer. */
  private List<Sighting> with(Sighting sighting) {
    var all = new ArrayList<>(told);
    for (int i = 0; i < all.size(); i++) {
      var known = all.get(i);
      if (known.repeats(sighting)) {
        if (sighting.isRecord() && sighting.heardAt().isAfter(known.heardAt())) {
          all.set(i, known.heardAgain(sighting.heardAt()));
        }
        return all;
      }
    }
    all.add(sighting);
    return all;
  }

  /** That a record says what is known anyway is not worth writing down. */
  private boolean saysMoreThan(CardTransaction before) {
    var withoutIt =
        new CardTransaction(
            before.header, cardToken, merchant, declineReason, original, before.told);
    return !withoutIt.equals(before) || !history().looksLike(before.history());
  }

  /** The first that is heard of one. */
  static CardTransaction first(
      Header header, ReportedSpending report, Sighting.Source source, Instant heardAt) {
    return new CardTransaction(
        header,
        report.cardToken(),
        report.merchant(),
        report.declineReason(),
        report.original(),
        List.of(report.sighted(source, heardAt)));
  }

  /** The same, as it is stored under this version. */
  public CardTransaction withVersion(long stored) {
    var stands =
        new Header(
            header.id(),
            header.tenant(),
            header.customer(),
            header.providerId(),
            header.kind(),
            header.kindWord(),
            header.occurredAt(),
            header.updatedAt(),
            stored);
    return new CardTransaction(stands, cardToken, merchant, declineReason, original, told);
  }
}
