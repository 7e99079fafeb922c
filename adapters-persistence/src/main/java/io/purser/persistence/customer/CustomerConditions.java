package io.purser.persistence.customer;

import static io.purser.persistence.schema.Tables.CARD_ONBOARDING;
import static io.purser.persistence.schema.Tables.CUSTOMER;
import static io.purser.persistence.schema.Tables.CUSTOMER_NAME_WORD;
import static java.util.Comparator.comparingInt;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.INTEGER;

import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.customer.CustomerFilter;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerState;
import io.purser.domain.customer.NameWords;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.Words;
import io.purser.persistence.card.CurrentOnboarding;
import io.purser.persistence.seal.BlindIndexes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * What filters say about rows. Words that a partial index names are written into the statement,
 * because for a parameter PostgreSQL would not know that the index has it.
 */
@Singleton
final class CustomerConditions {
  /** In the text, so that an index of the living alone can be used. */
  private static final Condition IS_LIVING =
      CUSTOMER.STATE.ne(inline(Words.of(CustomerState.DELETED)));

  private final BlindIndexes indexes;

  CustomerConditions(BlindIndexes indexes) {
    this.indexes = indexes;
  }

  Condition all(TenantId tenant, List<CustomerFilter> filters) {
    var along = Walk.of(filters).along();
    var rows = CUSTOMER.TENANT_ID.eq(tenant);
    return filters.stream()
        .map(filter -> one(tenant, filter, filter.equals(along)))
        .reduce(wantsState(filters) ? rows : rows.and(IS_LIVING), Condition::and);
  }

  private static boolean wantsState(List<CustomerFilter> filters) {
    return filters.stream().anyMatch(CustomerFilter.InState.class::isInstance);
  }

  private Condition one(TenantId tenant, CustomerFilter filter, boolean walked) {
    return switch (filter) {
      case CustomerFilter.OfType(var type) -> CUSTOMER.TYPE.eq(Words.of(type));
      case CustomerFilter.InState(var state) -> CUSTOMER.STATE.eq(inline(Words.of(state)));
      case CustomerFilter.InRegistration(var state) -> CUSTOMER.REGISTRATION.eq(Words.of(state));
      case CustomerFilter.WithProviderStatus(var status) -> CUSTOMER.PROVIDER_STATUS.eq(status);
      case CustomerFilter.AtStage(var stage) -> isAt(tenant, stage, walked);
      case CustomerFilter.NeverOnboarded() -> CUSTOMER.ONBOARDED.isFalse();
      case CustomerFilter.WithExternalId(var id) -> CUSTOMER.EXTERNAL_ID.eq(id.value());
      case CustomerFilter.WithEmail(var email) ->
          CUSTOMER.EMAIL_INDEX.eq(indexes.of(tenant, email));
      case CustomerFilter.WithPhone(var phone) ->
          CUSTOMER.PHONE_INDEX.eq(indexes.of(tenant, phone));
      case CustomerFilter.WithName(var words) -> isCalled(tenant, words, walked);
      case CustomerFilter.CreatedFrom(var time) -> CUSTOMER.CREATED_AT.ge(time);
      case CustomerFilter.CreatedBefore(var time) -> CUSTOMER.CREATED_AT.lt(time);
    };
  }

  /**
   * Those who have the longest word, which is likely the rarest, are walked along. Who lacks
   * another word is mostly told by the mark in the entry; for the rest one entry of an index is
   * looked at.
   */
  private Condition isCalled(TenantId tenant, NameWords wanted, boolean walked) {
    var words = wanted.words().stream().sorted(comparingInt(String::length).reversed()).toList();
    if (!walked) {
      return words.stream()
          .map(word -> hasWord(tenant, word, CUSTOMER.CREATED_AT, CUSTOMER.ID))
          .reduce(noCondition(), Condition::and);
    }
    var first = indexes.ofNameWord(tenant, words.getFirst());
    return words.stream()
        .skip(1)
        .map(
            word ->
                isMarked(tenant, word)
                    .and(
                        hasWord(
                            tenant,
                            word,
                            CUSTOMER_NAME_WORD.CREATED_AT,
                            CUSTOMER_NAME_WORD.CUSTOMER_ID)))
        .reduce(
            CUSTOMER_NAME_WORD.TENANT_ID.eq(tenant).and(CUSTOMER_NAME_WORD.WORD_INDEX.eq(first)),
            Condition::and);
  }

  /**
   * "Not zero" is supposed of nearly everybody; of "one" PostgreSQL expects so few that it sorts.
   */
  private Condition isMarked(TenantId tenant, String word) {
    return WordMark.bitsOf(indexes.ofNameWord(tenant, word)).stream()
        .map(bit -> function("get_bit", INTEGER, CUSTOMER_NAME_WORD.MARK, val((long) bit)).ne(0))
        .reduce(noCondition(), Condition::and);
  }

  /**
   * Looked up by when the customer was created as well: those who have the word lie in that order,
   * which is the one in which candidates come, so neighbours are found in the same blocks.
   *
   * <p>The offset changes nothing but keeps PostgreSQL from joining the two sets of customers. For
   * a word that it knows nothing of, as in a plan that it keeps, that looks cheap to it, and for
   * two frequent words it reads everybody who has them.
   */
  private Condition hasWord(
      TenantId tenant, String word, Field<Instant> createdAt, Field<CustomerId> customer) {
    var other = CUSTOMER_NAME_WORD.as("other");
    return exists(
        selectOne()
            .from(other)
            .where(other.TENANT_ID.eq(tenant))
            .and(other.WORD_INDEX.eq(indexes.ofNameWord(tenant, word)))
            .and(other.CREATED_AT.eq(createdAt))
            .and(other.CUSTOMER_ID.eq(customer))
            .offset(inline(0)));
  }

  private static Condition isAt(TenantId tenant, Stage stage, boolean walked) {
    var there = CARD_ONBOARDING.TENANT_ID.eq(tenant).and(CARD_ONBOARDING.STATE.eq(Words.of(stage)));
    // Of those that have not ended there is one at most, and it is the one that counts.
    var counts = stage.isEnd() ? there.and(CurrentOnboarding.isIt()) : there;
    return walked
        ? counts
        : exists(
            selectOne()
                .from(CARD_ONBOARDING)
                .where(counts)
                .and(CARD_ONBOARDING.CUSTOMER_ID.eq(CUSTOMER.ID)));
  }
}
