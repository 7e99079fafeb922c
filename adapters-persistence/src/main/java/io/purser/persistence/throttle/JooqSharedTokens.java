package io.purser.persistence.throttle;

import io.purser.domain.throttle.SharedTokens;
import io.purser.domain.throttle.Subject;
import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.seal.BlindIndexes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * One statement of the schema's own, on the small pool, for all subjects that a node asks for. The
 * rows are found by keyed hashes, so the database knows no address.
 */
@Singleton
final class JooqSharedTokens implements SharedTokens {
  private final Transactions transactions;
  private final BlindIndexes hashes;

  JooqSharedTokens(@Named("intake") Transactions transactions, BlindIndexes hashes) {
    this.transactions = transactions;
    this.hashes = hashes;
  }

  @Override
  public List<Grant> exchange(List<Wish> wishes) {
    if (wishes.size() > MOST) {
      throw new IllegalArgumentException("more wishes than one call may bring");
    }
    var rows =
        transactions.inNone(
            dsl ->
                Routines.exchangeTokens(
                    dsl.configuration(),
                    wishes.stream().map(Wish::subject).map(this::hash).toArray(String[]::new),
                    integers(wishes, Wish::owed),
                    integers(wishes, Wish::wanted),
                    integers(wishes, wish -> wish.rate().perSecond()),
                    integers(wishes, wish -> wish.rate().burst())));
    var grants = new Grant[wishes.size()];
    rows.forEach(
        row -> grants[row.getPlace() - 1] = new Grant(row.getGranted(), row.getAvailable()));
    return Arrays.asList(grants);
  }

  private String hash(Subject subject) {
    return hashes.ofSubject(subject);
  }

  private static Integer[] integers(List<Wish> wishes, ToIntFunction<Wish> what) {
    return wishes.stream().mapToInt(what).boxed().toArray(Integer[]::new);
  }
}
