package io.purser.domain.card.spending;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers what people should look at. */
public final class RecordedSpending implements SpendingObserver {
  public final List<String> notUnderstood = new ArrayList<>();
  public final List<String> notBooked = new ArrayList<>();

  @Override
  public void notUnderstood(
      CardTransactionId transaction, @Nullable String kind, @Nullable String state) {
    notUnderstood.add(kind + " " + state);
  }

  @Override
  public void notBooked(String why, int reports) {
    notBooked.add(reports + " " + why);
  }
}
