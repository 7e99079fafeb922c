package io.purser.domain.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.purser.domain.access.ApiKeyId;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.inbox.EndpointId;
import io.purser.domain.operation.OperationId;
import io.purser.domain.wallet.TransactionId;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.work.AdjustableClock;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdsTest {
  /** The specification's own vectors, besides our prefixes. */
  @ParameterizedTest
  @CsvSource({
    "00000000-0000-0000-0000-000000000000,wal_00000000000000000000000000",
    "00000000-0000-0000-0000-000000000001,wal_00000000000000000000000001",
    "00000000-0000-0000-0000-00000000000a,wal_0000000000000000000000000a",
    "00000000-0000-0000-0000-000000000010,wal_0000000000000000000000000g",
    "00000000-0000-0000-0000-000000000020,wal_00000000000000000000000010",
    "ffffffff-ffff-ffff-ffff-ffffffffffff,wal_7zzzzzzzzzzzzzzzzzzzzzzzzz",
    "0110c853-1d09-52d8-d73e-1194e95b5f19,wal_0123456789abcdefghjkmnpqrs",
    "01890a5d-ac96-774b-bcce-b302099a8057,wal_01h455vb4pex5vsknk084sn02q"
  })
  void a_uuid_is_written_as_the_specification_says(String uuid, String text) {
    assertThat(TypeId.of("wal", UUID.fromString(uuid))).isEqualTo(text);
    assertThat(TypeId.is(text, "wal")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "wal",
        "wal_",
        "_00000000000000000000000000",
        "00000000000000000000000000",
        "wal-00000000000000000000000000",
        "wal_0000000000000000000000000",
        "wal_000000000000000000000000000",
        "wal_80000000000000000000000000",
        "wal_0000000000000000000000000i",
        "wal_0000000000000000000000000l",
        "wal_0000000000000000000000000o",
        "wal_0000000000000000000000000u",
        "wal_0000000000000000000000000A",
        "WAL_00000000000000000000000000",
        "cus_00000000000000000000000000",
        " wal_00000000000000000000000000",
        "wal_0000000000000000000000000\n",
        "wal_0000000000000000000000000\u0661"
      })
  void anything_else_is_no_id(String text) {
    assertThat(TypeId.is(text, "wal")).isFalse();
    assertThat(WalletId.parse(text)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> TypeId.require(text, "wal"));
  }

  @Test
  void ids_sort_by_the_millisecond_in_which_they_were_made() {
    var clock = new AdjustableClock(Instant.parse("2026-03-02T12:00:00Z"));
    var ids = new TimeOrderedIds(clock, new Random(1));
    var last = "";
    for (int i = 0; i < 1000; i++) {
      clock.advance(Duration.ofMillis(1));
      var next = ids.next("wal");
      assertThat(next).isGreaterThan(last);
      last = next;
    }
  }

  @Test
  void ids_of_one_millisecond_differ() {
    var ids = new TimeOrderedIds(() -> Instant.EPOCH, new Random(1));
    var seen = new HashSet<String>();
    for (int i = 0; i < 10_000; i++) {
      assertThat(seen.add(ids.next("wal"))).isTrue();
    }
  }

  @Test
  void ids_are_uuids_of_version_7_that_begin_with_the_time() {
    var last = Instant.ofEpochMilli((1L << 48) - 1);
    var latest = new TimeOrderedIds(() -> last, new Random(1)).next("wal");

    assertThat(bits(latest).shiftRight(80)).isEqualTo(BigInteger.valueOf(last.toEpochMilli()));
    for (int i = 0; i < 100; i++) {
      var id = new TimeOrderedIds(() -> Instant.EPOCH, new Random(i)).next("wal");
      assertThat(version(id)).isEqualTo(7);
      assertThat(variant(id)).isEqualTo(2);
    }
  }

  private static BigInteger bits(String id) {
    var value = BigInteger.ZERO;
    for (char digit : id.substring(4).toCharArray()) {
      value =
          value
              .shiftLeft(5)
              .or(BigInteger.valueOf("0123456789abcdefghjkmnpqrstvwxyz".indexOf(digit)));
    }
    return value;
  }

  private static int version(String id) {
    return bits(id).shiftRight(76).intValue() & 0xf;
  }

  private static int variant(String id) {
    return bits(id).shiftRight(62).intValue() & 0x3;
  }

  @Test
  void each_kind_of_id_takes_its_own_prefix_alone() {
    var clock = new AdjustableClock(Instant.EPOCH);
    var ids = new TimeOrderedIds(clock, new Random(1));
    var person = CustomerId.next(ids, CustomerType.INDIVIDUAL);
    var business = CustomerId.next(ids, CustomerType.BUSINESS);

    assertThat(person.value()).startsWith("cus_");
    assertThat(person.type()).isEqualTo(CustomerType.INDIVIDUAL);
    assertThat(business.value()).startsWith("biz_");
    assertThat(business.type()).isEqualTo(CustomerType.BUSINESS);
    assertThat(CustomerId.parse(business.value())).contains(business);
    assertThat(CustomerId.parse(WalletId.next(ids).value())).isEmpty();
    assertThat(WalletId.parse(person.value())).isEmpty();
    assertThat(OperationId.parse(person.value())).isEmpty();
    assertThat(TransactionId.parse(person.value())).isEmpty();
    assertThat(EndpointId.parse(person.value())).isEmpty();
    assertThat(ApiKeyId.parse(person.value())).isEmpty();
    var operation = OperationId.next(ids);
    assertThat(OperationId.parse(operation.toString())).contains(operation);
    var transaction = TransactionId.next(ids);
    assertThat(TransactionId.parse(transaction.toString())).contains(transaction);
  }
}
