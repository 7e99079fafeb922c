package io.purser.twin.state.card;

/** How many cards a cardholder may have. */
public record CardCounts(int maxVirtual, int maxPhysical, int maxTotal) {
  /** What the provider allows nobody to exceed. */
  public static final int PLATFORM_CAP = 5;

  public static final CardCounts USUAL = new CardCounts(1, 1, 2);

  public boolean isWithin(CardCounts ceiling) {
    return maxVirtual <= ceiling.maxVirtual
        && maxPhysical <= ceiling.maxPhysical
        && maxTotal <= ceiling.maxTotal;
  }

  /** The lower of both, member by member. */
  public CardCounts under(CardCounts ceiling) {
    return new CardCounts(
        Math.min(maxVirtual, ceiling.maxVirtual),
        Math.min(maxPhysical, ceiling.maxPhysical),
        Math.min(maxTotal, ceiling.maxTotal));
  }
}
