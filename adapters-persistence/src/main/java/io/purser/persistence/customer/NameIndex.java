package io.purser.persistence.customer;

import static io.purser.persistence.ReadyStatement.parameterFor;
import static io.purser.persistence.schema.Tables.CUSTOMER;
import static io.purser.persistence.schema.Tables.CUSTOMER_NAME_WORD;
import static org.jooq.impl.DSL.all;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.val;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.NameWords;
import io.purser.domain.customer.Profile;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.OpenWork;
import io.purser.persistence.ReadyStatement;
import io.purser.persistence.seal.BlindIndexes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import org.jooq.Param;
import org.jooq.Query;

/**
 * By which words customers are found, kept in step with what they are called: whoever is called
 * nothing has none. Written when the unit of work ends, so it costs no round trip of its own.
 */
@Singleton
final class NameIndex {
  private static final Param<byte[][]> WORDS =
      val((byte[][]) null, CUSTOMER_NAME_WORD.WORD_INDEX.getDataType().getArrayDataType());

  private static final ReadyStatement FORGET =
      ReadyStatement.of(
          deleteFrom(CUSTOMER_NAME_WORD)
              .where(CUSTOMER_NAME_WORD.TENANT_ID.eq(parameterFor(CUSTOMER_NAME_WORD.TENANT_ID)))
              .and(CUSTOMER_NAME_WORD.CUSTOMER_ID.eq(parameterFor(CUSTOMER_NAME_WORD.CUSTOMER_ID)))
              .and(
                  CUSTOMER_NAME_WORD
                      .WORD_INDEX
                      .ne(all(WORDS))
                      .or(CUSTOMER_NAME_WORD.MARK.ne(parameterFor(CUSTOMER_NAME_WORD.MARK)))));

  private static final ReadyStatement LEARN = ReadyStatement.of(learn());

  private final BlindIndexes indexes;

  NameIndex(BlindIndexes indexes) {
    this.indexes = indexes;
  }

  /** For one who has just been added. */
  void add(TenantId tenant, CustomerId customer, Profile.Party party) {
    learn(tenant, customer, words(tenant, party));
  }

  /** For one who may have been called otherwise. */
  void replace(TenantId tenant, CustomerId customer, Profile.Party party) {
    var words = words(tenant, party);
    OpenWork.atTheEnd(tenant, FORGET, tenant, customer, words, WordMark.of(words));
    learn(tenant, customer, words);
  }

  private static void learn(TenantId tenant, CustomerId customer, byte[][] words) {
    if (words.length > 0) {
      OpenWork.atTheEnd(tenant, LEARN, WordMark.of(words), words, tenant, customer);
    }
  }

  /** In the order of the hashes, lest the order of the rows tell which begin alike. */
  private byte[][] words(TenantId tenant, Profile.Party party) {
    return NameWords.of(party).beginnings().stream()
        .map(word -> indexes.ofNameWord(tenant, word))
        .sorted(Arrays::compareUnsigned)
        .toArray(byte[][]::new);
  }

  private static Query learn() {
    var wanted = unnest(WORDS).as("wanted", "word_index");
    return insertInto(
            CUSTOMER_NAME_WORD,
            CUSTOMER_NAME_WORD.TENANT_ID,
            CUSTOMER_NAME_WORD.WORD_INDEX,
            CUSTOMER_NAME_WORD.CREATED_AT,
            CUSTOMER_NAME_WORD.CUSTOMER_ID,
            CUSTOMER_NAME_WORD.MARK)
        .select(
            select(
                    CUSTOMER.TENANT_ID,
                    field(name("wanted", "word_index"), byte[].class),
                    CUSTOMER.CREATED_AT,
                    CUSTOMER.ID,
                    parameterFor(CUSTOMER_NAME_WORD.MARK))
                .from(wanted)
                .join(CUSTOMER)
                .on(CUSTOMER.TENANT_ID.eq(parameterFor(CUSTOMER.TENANT_ID)))
                .and(CUSTOMER.ID.eq(parameterFor(CUSTOMER.ID))))
        .onConflictDoNothing();
  }
}
