package io.purser.persistence.inbox;

import static io.purser.persistence.schema.Tables.INBOX_EVENT;
import static io.purser.persistence.schema.Tables.INBOX_MISSED_EVENT;

import io.purser.domain.inbox.MissedEvents;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import io.purser.persistence.seal.BlindIndexes;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

@Singleton
final class JooqMissedEvents implements MissedEvents {
  private final BlindIndexes indexes;

  JooqMissedEvents(BlindIndexes indexes) {
    this.indexes = indexes;
  }

  @Override
  public List<String> missing(
      ProviderAccountId account, List<String> eventIds, Duration pause, int most) {
    var byIndex = new LinkedHashMap<ByteBuffer, String>();
    eventIds.forEach(id -> byIndex.put(ByteBuffer.wrap(indexes.ofEvent(account, id)), id));
    var wanted = byIndex.keySet().stream().map(ByteBuffer::array).toList();
    var dsl = OpenWork.of(account);
    var settled =
        new HashSet<>(
            dsl.select(INBOX_EVENT.EVENT_INDEX)
                .from(INBOX_EVENT)
                .where(INBOX_EVENT.ACCOUNT_ID.eq(account))
                .and(INBOX_EVENT.EVENT_INDEX.in(wanted))
                .unionAll(
                    dsl.select(INBOX_MISSED_EVENT.EVENT_INDEX)
                        .from(INBOX_MISSED_EVENT)
                        .where(INBOX_MISSED_EVENT.ACCOUNT_ID.eq(account))
                        .and(INBOX_MISSED_EVENT.EVENT_INDEX.in(wanted))
                        .and(
                            INBOX_MISSED_EVENT
                                .TIMES_ASKED
                                .ge(most)
                                .or(
                                    DatabaseTime.later(INBOX_MISSED_EVENT.ASKED_AT, pause)
                                        .gt(DatabaseTime.now()))))
                .fetch(found -> ByteBuffer.wrap(found.value1())));
    byIndex.keySet().removeAll(settled);
    return List.copyOf(byIndex.values());
  }

  @Override
  public void asked(ProviderAccountId account, String eventId) {
    OpenWork.of(account)
        .insertInto(INBOX_MISSED_EVENT)
        .set(INBOX_MISSED_EVENT.ACCOUNT_ID, account)
        .set(INBOX_MISSED_EVENT.EVENT_INDEX, indexes.ofEvent(account, eventId))
        .onConflict(INBOX_MISSED_EVENT.ACCOUNT_ID, INBOX_MISSED_EVENT.EVENT_INDEX)
        .doUpdate()
        .set(INBOX_MISSED_EVENT.TIMES_ASKED, INBOX_MISSED_EVENT.TIMES_ASKED.plus(1))
        .set(INBOX_MISSED_EVENT.ASKED_AT, DatabaseTime.now())
        .execute();
  }
}
